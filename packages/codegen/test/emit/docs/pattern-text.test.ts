import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternText } from '../../../src/emit/docs/pattern-text.ts';

describe('patternText', () => {
  it.each<[pattern: string, text: string]>([
    ['^[a-z_]+$', 'host_name'],
    ['^[A-Z]{3}-\\d{4}$', 'ABC-1234'],
    ['^(cat|dog)s?$', 'cats'],
    ['^$|^[a-z]{3}$', 'hos'],
    ['^[\\w\\-\\.]+$', 'host_name'],
    ['^#[0-9a-f]{6}$', '#abcdef'],
    ['^\\d{4}-(0[1-9]|1[0-2])$', '1234-01'],
    ['^(?:(?:25[0-5]|\\d)\\.){3}\\d$', '251.251.251.1'],
    ['^[\\u4e00-\\u9fff]{2}$', '一一'],
    ['^\\p{Lu}\\p{L}*$', 'Ahostename'],
    ['issue', 'issue'],
    [`^${'[a-z_]+:'.repeat(20)}$`, 'ho:'.repeat(20)],
    ['(?:){1000000000}', ''],
  ])('makes of %j the text %j', (pattern, text) => {
    expect(patternText(pattern, 'host_name')).toBe(text);
  });

  it.each<[pattern: string, lengths: { minLength?: number; maxLength?: number }, text: string]>([
    ['^a-[a-z_]+$', { minLength: 14 }, 'a-host_namehost_'],
    ['^a-[a-z_]+$', { maxLength: 5 }, 'a-hos'],
    ['^https?://', { minLength: 12 }, 'https://host'],
  ])('makes of %j, with %j, the text %j', (pattern, lengths, text) => {
    expect(patternText(pattern, 'host_name', lengths)).toBe(text);
  });

  it.each([
    '(?<=a)b',
    '^(?!x)[a-z]{3}$',
    '\\bword\\b',
    '^(\\d)\\1$',
    'a^b',
    'a$b',
    '^(a|b|',
    '^[a-z]{100000000}$',
    '(((a{1000}){1000}){1000})',
    '((((a{50}|b){50}|b){50}|b){50}|b)',
    `${'('.repeat(5_000)}a${')'.repeat(5_000)}`,
  ])('makes no text of %j', (pattern) => {
    expect(patternText(pattern, 'host_name')).toBeUndefined();
  });

  it('makes texts that match', () => {
    const { pattern } = fc.letrec((tie) => ({
      pattern: fc.array(tie('part'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
      part: fc.oneof({ depthSize: 'small' }, tie('atom'), tie('repeated'), tie('group')),
      repeated: fc
        .tuple(tie('atom'), fc.constantFrom('?', '*', '+', '{3}', '{2,}', '{0,4}'))
        .map((pair) => pair.join('')),
      group: fc.array(tie('pattern'), { minLength: 1, maxLength: 3 }).map((parts) => `(?:${parts.join('|')})`),
      atom: fc.constantFrom(
        'a',
        '-',
        '\\.',
        '\\d',
        '\\w',
        '\\s',
        '\\S',
        '.',
        '[a-f]',
        '[^/]',
        '[^a-zA-Z]',
        '[_-]',
        '\\p{Lu}',
        '(?:|b)',
      ),
    }));
    fc.assert(
      fc.property(pattern, fc.string(), (inner, name) => {
        const text = patternText(`^${inner}$`, name);
        fc.pre(text !== undefined);
        expect(text).toMatch(new RegExp(`^${inner}$`, 'u'));
      }),
    );
  });
});
