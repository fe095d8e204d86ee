import { afterAll, expect, it } from 'vitest';
import { SpecError } from '../../src/spec/spec-error.ts';
import { CheckThread } from '../../src/threads/check-thread.ts';
import { documentText } from '../sources.ts';

const thread = new CheckThread();
afterAll(() => thread.close());

it('a document that has vanished since it was read is named', async () => {
  const text = documentText('paths: {}');
  thread.begin({ source: { file: 'gone.yaml', text }, options: {} });
  const failure = await thread.findProblems({ found: [], mended: [] }).catch((error) => error);
  expect(failure).toBeInstanceOf(SpecError);
  expect(failure.problems).toEqual([
    { severity: 'error', message: 'There is no such file. Check the path.', file: 'gone.yaml', pointer: '#' },
  ]);
});
