import { describe, expect, it } from 'vitest';
import { nothing } from '../../../src/runtime/output/nothing.ts';
import { compileTransform } from '../../../src/runtime/output/transform.ts';

const session = {
  id: 'ses-1',
  title: null,
  events: [
    { type: 'a', text: 'one', usage: null },
    { type: 'b', text: 'two', usage: null },
  ],
  tags: [],
  meta: {},
};

describe('compileTransform', () => {
  it.each([
    { expression: 'id', wanted: 'ses-1' },
    { expression: 'title', wanted: null },
    { expression: 'events[0].usage', wanted: null },
    { expression: 'events[].text', wanted: ['one', 'two'] },
    { expression: 'events[].usage', wanted: [] },
    { expression: "events[?type=='c'].text", wanted: [] },
    { expression: 'tags[].name', wanted: [] },
    { expression: 'tags', wanted: [] },
    { expression: 'meta.*.name', wanted: [] },
    { expression: '{a: id, n: length(events)}', wanted: { a: 'ses-1', n: 2 } },
    { expression: "absent || 'none'", wanted: 'none' },
  ])('finds $expression', ({ expression, wanted }) => {
    expect(compileTransform('--transform', expression).apply(session)).toEqual(wanted);
  });

  it.each([
    'absent',
    'id.name',
    'events[5]',
    'events[].txt',
    'events[].txt.more',
    'absent[].name',
    'events[].parts[].name',
  ])('finds nothing by %s', (expression) => {
    expect(compileTransform('--transform', expression).apply(session)).toBe(nothing);
  });

  it('says what the answer has', () => {
    expect(compileTransform('--transform', 'ids').notFound(session)).toMatchObject({
      exitCode: 1,
      message: '--transform: "ids" matches nothing in the answer',
      advice: 'The answer has: id, title, events, tags, meta.',
    });
  });

  it.each(['a[', 'a b', '', 'nope(', 'nope(@)', 'a.b || nope(@)', '[].{a: map(&nope(@), @)}'])(
    'refuses %j before anything is sent',
    (expression) => {
      expect(() => compileTransform('--transform', expression)).toThrow(
        expect.objectContaining({ exitCode: 2, message: expect.stringContaining('is not a JMESPath expression') }),
      );
    },
  );

  it('says what a function does not take', () => {
    expect(() => compileTransform('--transform', 'length(events[0].usage)').apply(session)).toThrow(/length\(\)/);
  });
});
