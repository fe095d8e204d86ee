import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeFindings, findFaults } from '../../../src/spec/check/check-document.ts';
import { type LoadedDocument, loadDocument } from '../../../src/spec/load/load-document.ts';
import { prepareDocument } from '../../../src/spec/prepare-document.ts';
import type { Problem } from '../../../src/spec/problem.ts';
import { documentText, inFolder } from '../../sources.ts';
import { fixture } from '../fixture.ts';

async function checkDocument(loaded: LoadedDocument): Promise<readonly Problem[]> {
  return describeFindings(await findFaults(loaded), loaded);
}

test('checkDocument finds each fault once, as a warning with its place', async () => {
  const file = fixture('dangling-references.yaml');
  expect(await checkDocument(await loadDocument(file))).toEqual([
    {
      severity: 'warning',
      message: 'There is nothing at "#/components/parameters/Missing". Correct the reference.',
      file,
      line: 7,
      column: 11,
      pointer: '#/paths/~1pets/get/parameters/0',
    },
    {
      severity: 'warning',
      message: 'There is nothing at "#/components/schemas/Missing". Correct the reference.',
      file,
      line: 19,
      column: 11,
      pointer: '#/components/schemas/Pet/oneOf/1',
    },
  ]);
});

test('checkDocument leaves names of schemas in a discriminator to who reads schemas', async () => {
  const { warnings } = await prepareDocument(fixture('dangling-references.yaml'));
  expect(warnings.filter(({ pointer }) => pointer.includes('/mapping/')).map(({ message }) => message)).toEqual([
    'There is no schema "models/lost.yaml" for this value. The value is ignored; correct the mapping.',
  ]);
});

test('checkDocument finds the last of the references that lead to nothing, and none that lead to it', async () => {
  const schemas = ['A', 'B', 'C'].map(
    (name, index) => `    ${name}: { $ref: "#/components/schemas/${'BCD'[index]}" }\n`,
  );
  const text = documentText(`paths: {}\ncomponents:\n  schemas:\n${schemas.join('')}`);
  await inFolder({ 'api.yaml': text }, async (folder) => {
    const problems = await checkDocument(await loadDocument(join(folder, 'api.yaml')));
    expect(problems.map(({ pointer }) => pointer)).toEqual(['#/components/schemas/C']);
  });
});

test('checkDocument leaves a document alone whose references follow each other without end', async () => {
  const schemas = Array.from({ length: 1100 }, (_, index) => {
    return `    S${index}: { properties: { next: { $ref: "#/components/schemas/S${index + 1}" } } }\n`;
  });
  const text = documentText(`paths: {}\ncomponents:\n  schemas:\n${schemas.join('')}`);
  await inFolder({ 'api.yaml': text }, async (folder) => {
    const problems = await checkDocument(await loadDocument(join(folder, 'api.yaml')));
    expect(problems.map(({ message }) => message)).toEqual([
      'The document cannot be held against the specification: 1100 references follow each other. The rest is done without.',
    ]);
  });
});

const ok = 'responses: { 200: { description: ok } }';

test.each([
  [
    'files in answers',
    '2.0',
    'paths: { /a: { get: { responses: { 200: { description: ok, schema: { type: file } } } } } }',
  ],
  ['answers without a description', '3.2.0', 'paths: { /a: { get: { responses: { 200: { summary: ok } } } } }'],
  [
    'cookies as they are written',
    '3.2.0',
    `paths: { /a: { get: { parameters: [{ name: a, in: cookie, style: cookie, schema: {} }], ${ok} } } }`,
  ],
  ['named media types', '3.2.0', 'paths: {}\ncomponents: { mediaTypes: { Text: { schema: { type: string } } } }'],
  [
    'schemas that named media types refer to',
    '3.2.0',
    "paths: {}\ncomponents: { mediaTypes: { Pet: { schema: { $ref: '#/components/schemas/Pet' } } }, schemas: { Pet: { type: object } } }",
  ],
])('checkDocument allows %s in version %s', async (_, version, text) => {
  const key = version === '2.0' ? 'swagger' : 'openapi';
  const document = `${key}: '${version}'\ninfo: { title: API, version: '1' }\n${text}\n`;
  await inFolder({ 'api.yaml': document }, async (folder) => {
    expect(await checkDocument(await loadDocument(join(folder, 'api.yaml')))).toEqual([]);
  });
});

test('checkDocument finds places in a document that has bytes', async () => {
  const text = documentText('x-bytes: !!binary |\n  aGk=\npaths: { /a: { get: 1 } }');
  await inFolder({ 'api.yaml': text }, async (folder) => {
    const problems = await checkDocument(await loadDocument(join(folder, 'api.yaml')));
    expect(problems.map(({ pointer, line }) => [pointer, line])).toEqual([['#/paths/~1a/get', 5]]);
  });
});
