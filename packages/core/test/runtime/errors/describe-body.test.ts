import { describe, expect, it } from 'vitest';
import { describeBody } from '../../../src/runtime/errors/describe-body.ts';

describe('describeBody', () => {
  it.each<[string, unknown, string | undefined]>([
    ['a text', ' gone ', 'gone'],
    ['a text without what a terminal could take for commands', 'a\u001b[31m\r\nb\u2028c', 'a [31m b c'],
    ['a detail', { detail: 'Session not found' }, 'Session not found'],
    ['a message before a detail', { message: 'a', detail: 'b' }, 'a'],
    ['an error object', { error: { message: 'no such model' } }, 'no such model'],
    ['a title', { title: 'Bad Request', status: 400 }, 'Bad Request'],
    [
      'findings with their places',
      {
        detail: [
          { loc: ['body', 'index_ids', 0], msg: 'not a string', type: 'x' },
          { loc: ['query'], msg: 'odd' },
        ],
      },
      'body.index_ids.0: not a string; query: odd',
    ],
    ['a finding without a place', [{ msg: 'odd' }], 'odd'],
    ['a finding with steps that are none', [{ loc: ['body', { a: 1 }, [2], null], msg: 'odd' }], 'body: odd'],
    ['nothing known', { code: 7 }, undefined],
    ['an empty text', '  ', undefined],
    ['null', null, undefined],
    ['a number', 5, undefined],
  ])('reads %s', (_, body, wanted) => {
    expect(describeBody(body)).toBe(wanted);
  });

  it('cuts long texts', () => {
    expect(describeBody('x'.repeat(10_000))).toHaveLength(500);
    expect(describeBody(`${'x'.repeat(498)}😀😀`)).toBe(`${'x'.repeat(498)}…`);
  });

  it('stops in endless nesting', () => {
    const body = JSON.parse(`${'{"error":'.repeat(5000)}"deep"${'}'.repeat(5000)}`);
    expect(describeBody(body)).toBeUndefined();
  });
});
