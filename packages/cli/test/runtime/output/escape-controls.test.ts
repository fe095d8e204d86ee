import { describe, expect, it } from 'vitest';
import { escapeControls } from '../../../src/runtime/output/escape-controls.ts';

describe('escapeControls', () => {
  it.each([
    { name: 'an escape sequence', given: '\u001b[2J', wanted: '\\u001b[2J' },
    { name: 'a C1 control sequence introducer', given: '\u009b2J', wanted: '\\u009b2J' },
    { name: 'a carriage return', given: 'safe\revil', wanted: 'safe\\u000devil' },
    { name: 'the delete character', given: 'a\u007fb', wanted: 'a\\u007fb' },
    { name: 'a right-to-left override', given: 'txt.\u202eexe', wanted: 'txt.\\u202eexe' },
    { name: 'an isolate', given: '\u2066x\u2069', wanted: '\\u2066x\\u2069' },
    { name: 'a line separator', given: 'a\u2028b\u2029c', wanted: 'a\\u2028b\\u2029c' },
  ])('writes $name as an escape', ({ given, wanted }) => {
    expect(escapeControls(given)).toBe(wanted);
  });

  it.each(['two\nlines', 'Grüße, 世界', '👩‍👩‍👧', 'שלום', ''])('leaves %j as it is', (text) => {
    expect(escapeControls(text)).toBe(text);
  });

  it('keeps the value of JSON text', () => {
    const value = { text: '\u001b[31m\u009b\u202e\u2028\u007f\ttab', list: ['\r\n'] };
    expect(JSON.parse(escapeControls(JSON.stringify(value, null, 2)))).toEqual(value);
  });
});
