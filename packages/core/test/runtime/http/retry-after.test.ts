import { assert, date, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from '../../../src/runtime/http/retry-after.ts';

const nowMs = Date.UTC(2026, 10, 22, 12, 0, 0);

describe('parseRetryAfter', () => {
  it.each<[Record<string, string>, number | undefined]>([
    [{}, undefined],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '120' }, 120_000],
    [{ 'retry-after': '1.5' }, 1_500],
    [{ 'retry-after-ms': '250' }, 250],
    [{ 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    [{ 'retry-after-ms': 'soon', 'retry-after': '9' }, 9_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 12:00:05 GMT' }, 5_000],
    [{ 'retry-after': 'Sunday, 22-Nov-26 12:00:05 GMT' }, 5_000],
    [{ 'retry-after': 'Sun Nov 22 12:00:05 2026' }, 5_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': '-5' }, undefined],
    [{ 'retry-after': '2030' }, 2_030_000],
    [{ 'retry-after': '2030-01-01' }, undefined],
    [{ 'retry-after': 'Later, maybe' }, undefined],
    [{ 'retry-after': '' }, undefined],
  ])('reads %o as %o', (headers, wanted) => {
    expect(parseRetryAfter(new Headers(headers), nowMs)).toBe(wanted);
  });

  it('counts from the date of the answer, whatever the clock here says', () => {
    const headers = { date: 'Sun, 22 Nov 2020 11:59:00 GMT', 'retry-after': 'Sun, 22 Nov 2020 12:00:05 GMT' };
    expect(parseRetryAfter(new Headers(headers))).toBe(65_000);
  });

  it('reads any number of seconds', () => {
    assert(
      property(integer({ min: 0, max: 1e9 }), (seconds) => {
        expect(parseRetryAfter(new Headers({ 'retry-after': String(seconds) }), nowMs)).toBe(seconds * 1000);
      }),
    );
  });

  it('reads any date, to the second', () => {
    const dates = date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true });
    assert(
      property(dates, (at) => {
        const wanted = Math.max(0, Math.floor(at.getTime() / 1000) * 1000 - nowMs);
        expect(parseRetryAfter(new Headers({ 'retry-after': at.toUTCString() }), nowMs)).toBe(wanted);
      }),
    );
  });

  it('gives a wait that is not negative, or none, for any text', () => {
    assert(
      property(string({ unit: 'grapheme-ascii' }), (text) => {
        const wait = parseRetryAfter(new Headers({ 'retry-after': text }), nowMs);
        expect(wait === undefined || wait >= 0).toBe(true);
      }),
    );
  });
});
