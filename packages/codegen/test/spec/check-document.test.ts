import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkDocument } from '../../src/spec/check-document.ts';
import { loadDocument } from '../../src/spec/load-document.ts';
import { prepareDocument } from '../../src/spec/prepare-document.ts';
import { documentText, inFolder } from '../sources.ts';
import { fixture } from './fixture.ts';

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
