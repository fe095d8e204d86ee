import { describe, expect, it } from 'vitest';
import { type Limits, resolveLimits } from '../../src/runtime/options.ts';

const defaults: Limits = { timeout: 60_000, idleTimeout: 60_000, totalTimeout: Infinity, maxRetries: 2 };

describe('resolveLimits', () => {
  it('has defaults', () => {
    expect(resolveLimits({})).toEqual(defaults);
  });

  it('prefers what is given to what is set before', () => {
    expect(
      resolveLimits({ timeout: 1, maxRetries: 0, idleTimeout: undefined }, { ...defaults, idleTimeout: 7 }),
    ).toEqual({
      timeout: 1,
      idleTimeout: 7,
      totalTimeout: Infinity,
      maxRetries: 0,
    });
  });

  it.each([
    [{ timeout: 0 }, 'Option timeout must be at least 1.'],
    [{ idleTimeout: -1 }, 'Option idleTimeout must be at least 1.'],
    [{ totalTimeout: Number.NaN }, 'Option totalTimeout must be at least 1.'],
    [{ maxRetries: -1 }, 'Option maxRetries must be at least 0.'],
  ])('refuses %o', (limits, message) => {
    expect(() => resolveLimits(limits)).toThrow(message);
  });
});
