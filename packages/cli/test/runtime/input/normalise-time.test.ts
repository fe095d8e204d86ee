import { describe, expect, it } from 'vitest';
import { normaliseTime } from '../../../src/runtime/input/normalise-time.ts';

describe('normaliseTime', () => {
  it.each([
    ['date', '2026-1-5', '2026-01-05'],
    ['date', ' 2026-11-22 ', '2026-11-22'],
    ['time', '9:30', '09:30:00Z'],
    ['time', '23:59:60Z', '23:59:60Z'],
    ['time', '09:30:15.25+0200', '09:30:15.25+02:00'],
    ['date-time', '2026-11-22', '2026-11-22T00:00:00Z'],
    ['date-time', '2026-11-22 9:30', '2026-11-22T09:30:00Z'],
    ['date-time', '2026-11-22T09:30:00.5z', '2026-11-22T09:30:00.5Z'],
    ['date-time', '2024-02-29t01:02:03-05:30', '2024-02-29T01:02:03-05:30'],
    ['uuid', 'anything', 'anything'],
    [undefined, '2026-1-5', '2026-1-5'],
  ])('brings the %s %j into the form %j', (format, text, wanted) => {
    expect(normaliseTime(format, text)).toEqual({ value: wanted });
  });

  it.each([
    ['date', '2026-02-30'],
    ['date', '22.11.2026'],
    ['date', ''],
    ['time', '24:00'],
    ['time', '9'],
    ['date-time', '2026-11-22T'],
    ['date-time', 'yesterday'],
    ['date-time', '2026-11-22 9:30 PM'],
  ])('has no form for the %s %j', (format, text) => {
    expect(normaliseTime(format, text)).toEqual({ example: expect.any(String) });
  });
});
