import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type HTMLElement, parse } from 'node-html-parser';

/** The site as files, read as a browser would. */
export class BuiltSite {
  readonly #folder: string;
  readonly #pages = new Map<string, HTMLElement>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Addresses of all pages: `/reference/http/`. */
  get addresses(): readonly string[] {
    const files = readdirSync(this.#folder, { recursive: true, encoding: 'utf8' }).map((file) =>
      file.replaceAll('\\', '/'),
    );
    return files.filter((file) => file.endsWith('.html')).map((file) => `/${file.replace(/index\.html$/, '')}`);
  }

  /** The page at an address. */
  page(address: string): HTMLElement {
    const known = this.#pages.get(address);
    if (known !== undefined) return known;
    const page = parse(readFileSync(this.#fileOf(address), 'utf8'), {
      blockTextElements: { script: true, style: true },
    });
    this.#pages.set(address, page);
    return page;
  }

  /** Whether something is served at a path. */
  has(address: string): boolean {
    return existsSync(this.#fileOf(address));
  }

  #fileOf(address: string): string {
    return path.join(this.#folder, decodeURI(address), address.endsWith('/') ? 'index.html' : '');
  }
}

/**
 * Builds the site into a folder.
 *
 * @throws Error with what the build printed, when it fails.
 */
export async function buildSite(folder: string): Promise<BuiltSite> {
  const docs = fileURLToPath(new URL('../', import.meta.url));
  const astro = path.join(docs, 'node_modules/astro/bin/astro.mjs');
  await promisify(execFile)(process.execPath, [astro, 'build', '--outDir', folder], {
    cwd: docs,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    maxBuffer: 64 * 1024 * 1024,
  });
  return new BuiltSite(folder);
}
