import { expect, test } from 'vitest';
import { checkDocument } from '../../src/spec/check-document.ts';
import { loadDocument } from '../../src/spec/load-document.ts';
import { fixture } from './fixture.ts';

test('checkDocument finds each fault once, as a warning with its place', async () => {
  const file = fixture('dangling-references.yaml');
  expect(await checkDocument(await loadDocument(file))).toEqual([
    {
      severity: 'warning',
      message: "Can't resolve $ref. Correct the reference.",
      file,
      line: 7,
      column: 11,
      pointer: '#/paths/~1pets/get/parameters/0',
    },
    {
      severity: 'warning',
      message: `Can't resolve $ref: There is no file "models/lost.yaml" in the document's folder. Correct the reference.`,
      file,
      line: 25,
      column: 11,
      pointer: '#/components/schemas/Pet/discriminator/mapping/lost',
    },
    {
      severity: 'warning',
      message: "Can't resolve $ref. Correct the reference.",
      file,
      line: 19,
      column: 11,
      pointer: '#/components/schemas/Pet/oneOf/1',
    },
  ]);
});
