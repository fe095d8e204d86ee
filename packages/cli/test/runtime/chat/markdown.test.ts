import { describe, expect, it } from 'vitest';
import type { TranscriptSnapshot } from '#core';
import { markdownTranscript } from '../../../src/runtime/chat/markdown.ts';
import type { StreamDescription } from '../../../src/runtime/command.ts';

const description: StreamDescription = {
  discriminator: 'kind',
  turn: { starts: { event: 'question', from: 'q', content: 'q' }, answers: 'answer', ends: 'end' },
  deltas: [],
};
const content = { type: 'content' as const, isComplete: true, event: undefined };
const sent = { delivery: 'sent' as const, end: undefined };

describe('markdownTranscript', () => {
  it('writes questions and answers as text, and folds the rest', () => {
    const transcript: TranscriptSnapshot = {
      turns: [
        {
          ...sent,
          input: { kind: 'question', q: 'Who is it?\n' },
          status: 'done',
          parts: [
            { ...content, kind: 'thought', content: 'Hm.' },
            { type: 'tool', id: 'c', call: { kind: 'ask<b>', code: '```' }, result: undefined },
            { ...content, kind: 'answer', content: 'It is **Ann**.' },
            { type: 'usage', usage: { tokens: 7 } },
          ],
        },
        { ...sent, input: undefined, status: 'interrupted', parts: [{ type: 'error', message: 'No power.' }] },
      ],
    };
    expect(markdownTranscript(transcript, description)).toMatchInlineSnapshot(`
      "## 1

      **Question**

      Who is it?

      <details>
      <summary>thought</summary>

      Hm.

      </details>

      <details>
      <summary>ask&#60;b&#62;</summary>

      \`\`\`\`json
      {
        "kind": "ask<b>",
        "code": "\`\`\`"
      }
      \`\`\`\`

      </details>

      **Answer**

      It is **Ann**.

      <details>
      <summary>usage</summary>

      \`\`\`json
      {
        "tokens": 7
      }
      \`\`\`

      </details>

      ## 2

      **Failed:** No power.

      *The turn has not ended.*
      "
    `);
  });
});
