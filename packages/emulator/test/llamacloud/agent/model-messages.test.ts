import { expect, test } from 'vitest';
import { modelMessages } from '../../../src/llamacloud/agent/model-messages.ts';
import type { Finding } from '../../../src/llamacloud/agent/tools.ts';

const question = { prompt: 'Why?', indexIds: ['idx'], history: [], callPrefix: 'call-0' };

function passage(file_name: string, text: string) {
  return { index_id: 'idx', file_name, start_line: 1, end_line: 2, text, score: 1, excerpt: '' };
}

function told(...findings: Finding[]): string {
  return modelMessages(question, findings).at(-1)?.content ?? '';
}

test('each passage is told once, with its place, whichever tools found it', () => {
  const found = passage('a.md', 'alpha');
  const match = { index_id: 'idx', file_name: 'a.md', line: 2, text: 'beta' };
  const content = told(
    { name: 'search', query: 'Why?', passages: [found] },
    { name: 'read', file: { index_id: 'idx', file_name: 'a.md' }, passages: [found] },
    { name: 'grep', pattern: 'beta', matches: [match] },
  );
  expect(content).toBe('Why?\n\nPassages:\n\n[a.md, lines 1 to 2]\nalpha\n\n[a.md, line 2]\nbeta');
});

test('no more passages are told than a small model can take', () => {
  const passages = Array.from({ length: 20 }, (_, index) => passage(`${index}.md`, 'x'.repeat(3000)));
  const content = told({ name: 'search', query: 'Why?', passages });
  expect(content).toContain('[0.md');
  expect(content.length).toBeLessThan(25_000);
});

test('that nothing was found is told too', () => {
  expect(told({ name: 'search', query: 'Why?', passages: [] })).toBe('Why?\n\nNo passages were found.');
});
