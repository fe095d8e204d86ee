import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type HTMLElement, parse } from 'node-html-parser';

/** The site as files, read as a browser would. */
export class BuiltSite {
  readonly #folder: string;
  readonly #base: string;
  readonly #pages = new Map<string, HTMLElement>();
  readonly #ids = new Map<string, ReadonlySet<string>>();

  /**
   * @param folder - Where it was built.
   * @param base - Path below which it is published: `/docs`.
   */
  constructor(folder: string, base = '') {
    this.#folder = folder;
    this.#base = base;
  }

  /** Addresses of all pages: `/reference/http/`. */
  get addresses(): readonly string[] {
    return this.#files('.html').map((file) => file.replace(/index\.html$/, ''));
  }

  /** Addresses of all pages as Markdown, and of the lists of them: `/reference/http/index.md`. */
  get markdownAddresses(): readonly string[] {
    return [...this.#files('.md'), ...this.#files('.txt')];
  }

  #files(ending: string): readonly string[] {
    const files = readdirSync(this.#folder, { recursive: true, encoding: 'utf8' });
    return files.filter((file) => file.endsWith(ending)).map((file) => `${this.#base}/${file.replaceAll('\\', '/')}`);
  }

  /** Ids of the places of a page. */
  ids(address: string): ReadonlySet<string> {
    const known = this.#ids.get(address);
    if (known !== undefined) return known;
    const ids = new Set(
      address.endsWith('/')
        ? this.page(address)
            .querySelectorAll('[id]')
            .map(({ id }) => id)
        : [],
    );
    this.#ids.set(address, ids);
    return ids;
  }

  /** The page at an address. */
  page(address: string): HTMLElement {
    const known = this.#pages.get(address);
    if (known !== undefined) return known;
    const page = parse(this.text(address), {
      blockTextElements: { script: true, style: true },
    });
    this.#pages.set(address, page);
    return page;
  }

  /** Whether something is served at a path. */
  has(address: string): boolean {
    return address.startsWith(`${this.#base}/`) && existsSync(this.#fileOf(address));
  }

  /** The text that is served at a path. */
  text(address: string): string {
    return readFileSync(this.#fileOf(address), 'utf8');
  }

  #fileOf(address: string): string {
    return path.join(
      this.#folder,
      decodeURI(address.slice(this.#base.length)),
      address.endsWith('/') ? 'index.html' : '',
    );
  }
}
