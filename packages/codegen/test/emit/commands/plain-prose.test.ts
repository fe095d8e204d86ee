import { expect, it } from 'vitest';
import { plainProse } from '../../../src/emit/commands/plain-prose.ts';

it.each([
  ['plain words', 'plain words'],
  ['a * b * c and snake_case_name', 'a * b * c and snake_case_name'],
  ['**Note**: _this_ and __that__', 'Note: this and that'],
  ['_**Note**: keep snake_case names._', 'Note: keep snake_case names.'],
  ['***must*** be', 'must be'],
  ['see [the page](https://example.com/a?b=c).', 'see the page (https://example.com/a?b=c).'],
  ['see [it](<https://example.com/>)', 'see it (https://example.com/)'],
  ['a `stop` event', 'a `stop` event'],
  ['one  \ntwo', 'one\ntwo'],
  ['`**code**` is **bold**', '`**code**` is bold'],
  ['```\n_x_  \n```', '```\n_x_  \n```'],
  ['- one\n- two', '- one\n- two'],
  ['* one\n* two', '* one\n* two'],
  ['\\*not marked\\*', '*not marked*'],
])('prints %j for a terminal', (given, wanted) => {
  expect(plainProse(given)).toBe(wanted);
});

it.each(['*', '_', '**', '[', '`', '[a](', '  '])('reads an open %s, many times, in one pass', (mark) => {
  expect(plainProse(`${mark}x `.repeat(20_000))).toContain('x');
});
