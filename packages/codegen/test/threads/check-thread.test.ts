import { afterAll, expect, it } from 'vitest';
import { SpecError } from '../../src/spec/spec-error.ts';
import { CheckThread } from '../../src/threads/check-thread.ts';
import { documentText } from '../sources.ts';

const thread = new CheckThread();
afterAll(() => thread.close());

it('a folder that has vanished since a document was read from it is named', async () => {
  const text = documentText('paths: {}');
  thread.begin({ source: { file: 'gone/api.yaml', path: '/gone/api.yaml', text }, options: {} });
  const failure = await thread.findProblems({ found: [], mended: [] }).catch((error) => error);
  expect(failure).toBeInstanceOf(SpecError);
  expect(failure.problems).toMatchObject([{ file: 'gone/api.yaml', message: expect.stringContaining('"/gone"') }]);
});
