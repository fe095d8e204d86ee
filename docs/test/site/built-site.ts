import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type HTMLElement, parse } from 'node-html-parser';
import { inject } from 'vitest';

/** The site as files, read as a browser would. */
class BuiltSite {
  readonly #folder = inject('siteFolder');
  readonly #pages = new Map<string, HTMLElement>();
  readonly #ids = new Map<string, ReadonlySet<string>>();

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
    return files.filter((file) => file.endsWith(ending)).map((file) => `/${file.replaceAll('\\', '/')}`);
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
    return existsSync(this.#fileOf(address));
  }

  /** The text that is served at a path. */
  text(address: string): string {
    return readFileSync(this.#fileOf(address), 'utf8');
  }

  #fileOf(address: string): string {
    return path.join(this.#folder, decodeURI(address), address.endsWith('/') ? 'index.html' : '');
  }
}

/** The site that was built for this run of the tests. */
export const site: BuiltSite = new BuiltSite();

/**
 * Pages that are looked at in a browser: all that are written here or shown by components of ours, and one of those that
 * TypeDoc writes for each kind of declaration.
 */
export const lookedAtPages: readonly string[] = site.addresses.filter((address) => {
  const [, kind] = /^\/api\/core\/([a-z-]+)\//.exec(address) ?? [];
  if (!address.startsWith('/api/')) return true;
  return kind !== undefined && address === site.addresses.find((other) => other.startsWith(`/api/core/${kind}/`));
});

/** All views of the reference. */
export const views = ['http', 'typescript', 'react', 'cli'] as const;

/** A view of the reference. */
export type View = (typeof views)[number];

/** The operations of the API, as its document has them. */
export const operations: readonly { readonly slug: string; readonly title: string; readonly route: string }[] = [
  { slug: 'list', title: 'List Sessions', route: 'GET /api/v1/chat' },
  { slug: 'create', title: 'Create Session', route: 'POST /api/v1/chat' },
  { slug: 'retrieve', title: 'Get Full Session', route: 'GET /api/v1/chat/{session_id}' },
  { slug: 'delete', title: 'Delete Session', route: 'DELETE /api/v1/chat/{session_id}' },
  { slug: 'get-summary', title: 'Get Session Summary', route: 'GET /api/v1/chat/{session_id}/summary' },
  { slug: 'stream', title: 'Stream Messages', route: 'POST /api/v1/chat/{session_id}/messages/stream' },
];

/** Every operation in every view. */
export const everyPage: readonly ((typeof operations)[number] & { readonly view: View })[] = operations.flatMap(
  (operation) => views.map((view) => ({ ...operation, view })),
);

/** Address of an operation's page. */
export const addressOf = (view: View, slug: string): string => `/reference/${view}/beta/chat/${slug}/`;
