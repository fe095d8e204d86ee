import { describe, expect, it } from 'vitest';
import { printReport } from '../../src/harness/print-report.ts';
import { type Goal, isMet, makeReport } from '../../src/harness/report.ts';

const goals: Goal[] = [
  { row: 'ours', metric: 'one at a time', of: 'ratio', atMost: 1.12 },
  { row: 'ours', metric: '32 at once', of: 'median', atMost: 90 },
];
const report = makeReport({
  name: 'calls',
  title: 'Calls',
  unit: 'CPU µs per call',
  baseline: 'fetch',
  goals,
  measured: [
    { name: 'ours', measurements: { 'one at a time': [110, 220, 330], '32 at once': [100] } },
    { name: 'fetch', version: '1.0.0', measurements: { 'one at a time': [100, 200, 200] } },
  ],
});

describe('makeReport', () => {
  it('gives medians, quartiles and ratios by round', () => {
    expect(report.rows[0]?.values['one at a time']).toEqual({
      median: 220,
      low: 165,
      high: 275,
      ratio: 1.1,
      ratioLow: 1.1,
      ratioHigh: 1.38,
    });
  });

  it('has no ratio where the baseline lacks a metric', () => {
    expect(report.rows[0]?.values['32 at once']).toEqual({ median: 100, low: 100, high: 100 });
  });

  it('has no ratios without a baseline', () => {
    const counted = makeReport({
      name: 'errors',
      title: 'Type errors',
      unit: 'errors',
      goals: [],
      measured: [{ name: 'ours', measurements: { petstore: [0] } }],
    });
    expect(counted.rows[0]?.values.petstore).toEqual({ median: 0, low: 0, high: 0 });
  });

  it('says when and on what it was measured', () => {
    expect(report.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(report.machine).toContain(`Node ${process.versions.node}`);
  });
});

describe('isMet', () => {
  it.each<[given: string, goal: Partial<Goal>, met: boolean]>([
    ['a ratio within its bound', {}, true],
    ['a ratio above it', { atMost: 1.09 }, false],
    ['a median above it', { of: 'median', atMost: 200 }, false],
    ['a ratio below its lower bound', { atMost: undefined, atLeast: 1.2 }, false],
    ['a ratio where there is none', { metric: '32 at once' }, false],
    ['a number that was not measured', { row: 'theirs' }, false],
  ])('judges %s', (_, goal, met) => {
    expect(isMet({ ...(goals[0] as Goal), ...goal }, report)).toBe(met);
  });
});

describe('printReport', () => {
  it('lines up the table, and tells what is met and what is missed', () => {
    expect(printReport(report).trimEnd().split('\n')).toEqual([
      'Calls (CPU µs per call; × fetch)',
      '',
      '       version              one at a time  32 at once',
      'ours            220 (1.10×, 1.10 to 1.38)         100',
      'fetch  1.0.0                  200 (1.00×)           -',
      '',
      '  met     ours, one at a time: at most 1.12×',
      '  MISSED  ours, 32 at once: at most 90 CPU µs per call',
    ]);
  });
});
