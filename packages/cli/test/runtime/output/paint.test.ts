import { describe, expect, it } from 'vitest';
import { createPaint, wantsColor } from '../../../src/runtime/output/paint.ts';

describe('wantsColor', () => {
  it.each([
    { environment: {}, isTerminal: true, wanted: true },
    { environment: {}, isTerminal: false, wanted: false },
    { environment: { TERM: 'dumb' }, isTerminal: true, wanted: false },
    { environment: { NO_COLOR: '1' }, isTerminal: true, wanted: false },
    { environment: { NO_COLOR: '' }, isTerminal: true, wanted: true },
    { environment: { FORCE_COLOR: '1' }, isTerminal: false, wanted: true },
    { environment: { FORCE_COLOR: '0' }, isTerminal: true, wanted: false },
    { environment: { FORCE_COLOR: '1', NO_COLOR: '1' }, isTerminal: false, wanted: true },
  ])('is $wanted for $environment, terminal: $isTerminal', ({ environment, isTerminal, wanted }) => {
    expect(wantsColor(environment, isTerminal)).toBe(wanted);
  });
});

describe('createPaint', () => {
  it('makes text harmless, with colours and without', () => {
    expect(createPaint(false)('key', 'a\u001b[0m')).toBe('a\\u001b[0m');
    expect(createPaint(true)('key', 'a\u001b[0m')).toBe('\u001b[36ma\\u001b[0m\u001b[39m');
  });
});
