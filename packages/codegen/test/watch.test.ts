import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../src/command/main.ts';
import { documentText, inFolder } from './sources.ts';

const shop = (description: string) =>
  documentText(`
paths:
  /pets: { get: { description: ${description}, responses: { "200": { description: Done. } } } }
  /toys: { get: { responses: { "200": { description: Done. } } } }
components: { schemas: { Pet: { $ref: pet.yaml } } }
`);
const files = { 'api.yaml': shop('List the pets.'), 'pet.yaml': 'type: string\ndescription: A pet.\n' };

/** Replaces a file at once, as editors do, so that nobody reads a half of it. */
async function replaceFile(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

/** Watches the document of a folder; `next` waits for what a run says. */
async function watching(folder: string, work: (next: () => Promise<string>) => Promise<void>): Promise<void> {
  const said: string[] = [];
  let wake = () => {};
  const stop = new AbortController();
  const argv = ['generate', '--input', join(folder, 'api.yaml'), '--output', join(folder, 'out'), '--watch'];
  const error = (text: string) => {
    said.push(text);
    wake();
  };
  const watch = main(argv, { out: () => {}, error }, stop.signal);
  async function next(): Promise<string> {
    while (said.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return said.shift() ?? '';
  }
  try {
    await work(next);
  } finally {
    stop.abort();
    expect(await watch).toBe(0);
  }
}

describe('--watch', () => {
  it(
    'generates again when the document changes, and writes only what is different then',
    () =>
      inFolder(files, (folder) =>
        watching(folder, async (next) => {
          expect(await next()).toMatch(/^2 operations, \d+ files, \d+ changes\.\n$/);
          await replaceFile(join(folder, 'api.yaml'), shop('List all pets.'));
          expect(await next()).toMatch(/^2 operations, \d+ files, \d changes\.\n$/);
          const module = await readFile(join(folder, 'out/core/src/generated/resources/pets.ts'), 'utf8');
          expect(module).toContain('List all pets.');
        }),
      ),
    60_000,
  );

  it(
    'generates again when a file changes that the document refers to',
    () =>
      inFolder(files, (folder) =>
        watching(folder, async (next) => {
          await next();
          await replaceFile(join(folder, 'pet.yaml'), 'type: string\ndescription: An animal.\n');
          await next();
          expect(await readFile(join(folder, 'out/core/src/generated/models.ts'), 'utf8')).toContain('An animal.');
        }),
      ),
    60_000,
  );

  it(
    'says what is wrong, and goes on when it is mended',
    () =>
      inFolder(files, (folder) =>
        watching(folder, async (next) => {
          await next();
          await rm(join(folder, 'api.yaml'));
          expect(await next()).toMatch(/api\.yaml: There is no such file\. Check the path\.\n$/);
          await replaceFile(join(folder, 'api.yaml'), shop('List all pets.'));
          expect(await next()).toMatch(/^2 operations, /);
        }),
      ),
    60_000,
  );
});
