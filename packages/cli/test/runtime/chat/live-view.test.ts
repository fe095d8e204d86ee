import { describe, expect, it } from 'vitest';
import { LiveView } from '../../../src/runtime/chat/live-view.ts';
import type { StreamDescription } from '../../../src/runtime/command.ts';
import { hasControls } from '../../../src/runtime/output/escape-controls.ts';
import { collectOutput, each } from '../output/writers.ts';

const description: StreamDescription = {
  discriminator: 'kind',
  turn: {
    starts: { event: 'question', from: 'q', content: 'q' },
    answers: 'answer',
    ends: 'end',
    fails: { when: 'bad', message: 'why' },
    usage: 'used',
  },
  deltas: [
    { delta: 'answer_piece', full: 'answer', piece: 'p', whole: 'w' },
    { delta: 'thought_piece', full: 'thought', piece: 'p', whole: 'w' },
  ],
  calls: { call: 'ask', result: 'told', by: 'id' },
};

/** What a terminal is shown of events. */
async function shown(events: readonly object[], isColored = false): Promise<string> {
  const { output, text } = collectOutput({ isTerminal: true, isColored, columns: () => 40 });
  await new LiveView(description, output).show(each(...events));
  return text();
}

describe('LiveView', () => {
  it('writes texts as they come, and folds calls to a line', async () => {
    const events = [
      { kind: 'question', q: 'Who?' },
      { kind: 'thought_piece', p: 'Let me ' },
      { kind: 'thought_piece', p: 'see.' },
      { kind: 'thought', w: 'Let me see.' },
      { kind: 'ask', id: 'c-1', name: 'search', arguments: { query: 'a long question about something' } },
      { kind: 'told', id: 'c-1', hits: 3 },
      { kind: 'answer_piece', p: 'It is' },
      { kind: 'answer_piece', p: ' Ann.\n' },
      { kind: 'answer', w: 'It is Ann.\n' },
      { kind: 'news', x: 1 },
      { kind: 'end', bad: false, used: { tokens: 7 } },
    ];
    expect(await shown(events)).toBe(
      [
        'Let me see.',
        '▸ ask name=search arguments={"query":"…',
        '◂ told hits=3',
        'It is Ann.',
        '',
        '· news x=1',
        'tokens=7',
        '',
      ].join('\n'),
    );
  });

  it('dims what is not the answer', async () => {
    const events = [
      { kind: 'thought_piece', p: 'hm' },
      { kind: 'answer_piece', p: 'yes' },
    ];
    expect(await shown(events, true)).toBe('\u001b[2mhm\u001b[22m\nyes\n');
  });

  it('shows a full event of which no delta came, once', async () => {
    const events = [
      { kind: 'answer', w: 'one' },
      { kind: 'answer_piece', p: 'tw' },
      { kind: 'answer_piece', p: 'o' },
      { kind: 'answer', w: 'two' },
      { kind: 'answer', w: 'three' },
    ];
    expect(await shown(events)).toBe('one\ntwo\nthree\n');
  });

  it('keeps what was written when the events break off', async () => {
    const { output, text } = collectOutput({ isTerminal: true });
    async function* broken() {
      yield { kind: 'answer_piece', p: 'half an' };
      throw new Error('gone');
    }
    await expect(new LiveView(description, output).show(broken())).rejects.toThrow('gone');
    expect(text()).toBe('half an\n');
  });

  it('shows stored turns again, each with its question and how it failed', async () => {
    const { output, text } = collectOutput({ isTerminal: true, columns: () => 40 });
    await new LiveView(description, output).replay([
      { kind: 'question', q: 'Who?\n' },
      { kind: 'thought', w: 'Let me see.' },
      { kind: 'ask', id: 'c-1', name: 'search' },
      { kind: 'answer', w: 'Ann.' },
      { kind: 'end', bad: false, used: { tokens: 7 } },
      { kind: 'question', q: 'And \u001b[2J?' },
      { kind: 'end', bad: true, why: 'No power.' },
    ]);
    expect(text().split('\n')).toEqual([
      '> Who?',
      'Let me see.',
      '▸ ask name=search',
      'Ann.',
      'tokens=7',
      expect.stringMatching(/^> And \P{Cc}+$/u),
      'Failed: No power.',
      '',
    ]);
  });

  it.each([
    {
      name: 'in pieces',
      events: [
        { kind: 'answer_piece', p: '\u001b' },
        { kind: 'answer_piece', p: '[2J' },
      ],
    },
    { name: 'in a call', events: [{ kind: 'ask', 'na\u009bme': '\u001b[2J' }] },
    { name: 'in what was used', events: [{ kind: 'end', used: { '\u001b[2J': '\u202e' } }] },
    { name: 'in an odd event', events: [{ kind: '\u001b[2J' }] },
  ])('lets no control sequence through $name', async ({ events }) => {
    const text = await shown(events);
    expect(hasControls(text)).toBe(false);
  });
});
