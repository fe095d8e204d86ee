import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateFamily, schemaSource } from '../../src/generate-family.ts';
import { buildModel } from '../../src/model/build-model.ts';
import { prepareDocument } from '../../src/spec/prepare-document.ts';
import { allTargets } from '../../src/targets.ts';
import { printer } from '../../src/threads/printer.ts';
import { escapedText } from './code-facts.ts';
import { marker, payloads } from './payloads.ts';
import { places } from './places.ts';

/** What ends, opens or escapes something in code, comments, templates, markup, Markdown, shells or paths. */
const pieces = [
  ...[
    '*/',
    '/*',
    '//',
    '/**',
    "'",
    '"',
    '`',
    '\\',
    '${',
    '}',
    '{',
    ')',
    ';',
    '\n',
    '\r',
    '\u2028',
    '\u2029',
    '</',
    '>',
  ],
  ...[
    '../',
    '%',
    '%2e',
    '#/',
    '~1',
    '$ref',
    '__proto__',
    '@',
    '|',
    '&',
    '$(',
    '\0',
    '\u202e',
    '\ud800',
    '\u{1f4a9}',
    ' ',
  ],
  ...[...Object.values(payloads), `(${marker})`],
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 12 })
  .map((parts) => `${parts.join('')}(${marker})`);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'any-text-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Whatever is wrong with the code that a document gives. Printing refuses what does not parse. */
async function faultsOf(document: unknown): Promise<string[]> {
  const file = join(folder, 'api.json');
  await writeFile(file, JSON.stringify(document));
  const prepared = await prepareDocument(file);
  const model = buildModel({ document: prepared.document, file });
  const source = {
    schema: printer.printSchema(schemaSource(prepared.document, file)),
    model,
    targets: new Set(allTargets),
    isTested: false,
  };
  const family = await generateFamily(source, { printer });
  return family.flatMap(({ path, content }) => {
    if (!/\.tsx?$/.test(path)) return [];
    const fault = escapedText(ts.createSourceFile(path, content, ts.ScriptTarget.ESNext, true));
    return fault === undefined ? [] : [`${path}: ${fault}`];
  });
}

it('any text in any place stays text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(places)), text, async (place, hostile) => {
      expect(await faultsOf(places[place]?.(hostile))).toEqual([]);
    }),
    // The seed is fixed, so that what passes here passes everywhere.
    { numRuns: 400, seed: 8 },
  );
}, 120_000);
