import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { load } from 'js-yaml';
import type { GlobalContext, SchemaObject } from 'openapi-typescript';
import { describe, expect, it } from 'vitest';
import { emitSchema } from '../../../src/emit/schema/emit-schema.ts';
import { type PrintedPart, PrintedParts } from '../../../src/emit/schema/printed-parts.ts';
import { schemaSource } from '../../../src/generate-family.ts';
import type { JsonObject } from '../../../src/json.ts';
import { readDocument } from '../../../src/spec/prepare-document.ts';
import { SpecError } from '../../../src/spec/spec-error.ts';
import { anyEdit, edited } from '../../random-edits.ts';

const folder = join(import.meta.dirname, '../../fixtures/families');
const files = (await readdir(folder)).map((name) => join(folder, name));

const nothing: PrintedPart = { paths: [], webhooks: [], schemas: [], operations: [], helpers: [] };

const described = (description: string): SchemaObject => ({ type: 'object', description });

/** How often the part of pets is printed, for two documents one after another. Printing it reads the toys. */
function timesPrinted(...documents: readonly { readonly pet: string; readonly toy: string; readonly kind: string }[]) {
  const parts = new PrintedParts();
  let count = 0;
  for (const { pet, toy, kind } of documents) {
    const schemas = { pet: described(pet), toy: described(toy) };
    const { source, discriminators } = parts.follow({
      source: { openapi: '3.1.1', info: { title: '', version: '' }, components: { schemas } },
      discriminators: { objects: { pet: { propertyName: kind } }, refsHandled: [] },
    });
    const resolve = (() => source.components?.schemas?.toy) as GlobalContext['resolve'];
    const context = { discriminators, resolve } as GlobalContext;
    parts.printed(source.components?.schemas?.pet ?? {}, context, (resolving) => {
      resolving.resolve('#/components/schemas/toy');
      count += 1;
      return nothing;
    });
  }
  return count;
}

describe('PrintedParts', () => {
  const first = { pet: 'A pet.', toy: 'A toy.', kind: 'kind' };
  it.each([
    { what: 'nothing', second: first, times: 1 },
    { what: 'the part', second: { ...first, pet: 'The pet.' }, times: 2 },
    { what: 'what it refers to', second: { ...first, toy: 'The toy.' }, times: 2 },
    { what: 'how schemas are told apart', second: { ...first, kind: 'type' }, times: 2 },
  ])('has a part printed $times times where $what is another', ({ second, times }) => {
    expect(timesPrinted(first, structuredClone(second))).toBe(times);
  });
});

it('types after an edit are those that are printed without what was printed before it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.array(anyEdit, { maxLength: 6 }), async (file, edits) => {
      let source = load(await readFile(file, 'utf8')) as JsonObject;
      const parts = new PrintedParts();
      for (const each of [undefined, ...edits]) {
        if (each) source = edited(source, each);
        const text = { text: JSON.stringify(source), file: 'api.json', path: file };
        const read = await readDocument(text).catch((error: unknown) => {
          // Some edits leave nothing to read.
          if (error instanceof SpecError) return undefined;
          throw error;
        });
        if (read === undefined) continue;
        const { json, documentName } = schemaSource(read.document, read.file);
        expect(emitSchema(json, documentName, parts)).toEqual(emitSchema(json, documentName));
      }
    }),
    { numRuns: 40, seed: 8 },
  );
}, 60_000);
