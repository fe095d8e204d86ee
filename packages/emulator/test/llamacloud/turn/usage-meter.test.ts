import { expect, test } from 'vitest';
import type { SessionEvent } from '../../../src/generated/models.ts';
import { UsageMeter } from '../../../src/llamacloud/turn/usage-meter.ts';

const question: SessionEvent = { type: 'user_input', content: 'x'.repeat(9) };
const call: SessionEvent = { type: 'tool_call', name: 't', call_id: 'c', arguments: { a: 1 } };
const result: SessionEvent = { type: 'tool_result', name: 't', call_id: 'c', result: 'abcdef' };
const text: SessionEvent = { type: 'text', content: 'xyz' };

test.each<[string, SessionEvent[], number, number, number]>([
  ['nothing', [], 0, 0, 1],
  ['a question', [question], 3, 0, 1],
  ['an answer without a search', [question, text], 3, 1, 1],
  ['an answer with a search', [question, call, result, text], 5, 3, 2],
  ['an answer with two searches, one after the other', [question, call, result, call, result, text], 7, 5, 3],
  ['an answer with two searches at once', [question, call, call, result, result, text], 7, 5, 2],
])('measures %s', (_name, events, total_input_tokens, total_output_tokens, turns) => {
  const meter = new UsageMeter();
  for (const event of events) meter.record(event);
  expect(meter.usage(12.5)).toEqual({ duration_ms: 13, total_input_tokens, total_output_tokens, turns });
});
