import { describe, expect, it } from 'vitest';
import { goalSentences, metricCharts, type Report, reportNotes, reportTable } from '../src/benchmark-chart.ts';

const value = (median: number, low = median, high = median, ratio?: number) => ({ median, low, high, ratio });

const report: Report = {
  name: 'reading',
  title: 'Reading',
  unit: 'MB/s',
  baseline: 'theirs',
  date: '2026-01-31',
  machine: 'a machine',
  rows: [
    { name: 'theirs', version: '1.2.3', values: { slow: value(5, 4, 6, 1), fast: value(1_234.56, 1_000, 2_000, 1) } },
    { name: 'ours', values: { slow: value(2.5, 2, 4, 0.5) }, note: 'cannot be fast' },
    { name: 'oursler', values: { slow: value(0, 0, 0, 0) } },
  ],
  goals: [
    { row: 'ours', metric: 'slow', of: 'ratio', atMost: 0.6 },
    { row: 'ours', metric: 'fast', of: 'median', atLeast: 400 },
  ],
};

describe('metricCharts', () => {
  it('makes bars of those that were measured, as shares of the longest', () => {
    expect(metricCharts(report).map(({ metric, bars }) => [metric, bars.map((bar) => [bar.name, bar.share])])).toEqual([
      [
        'slow',
        [
          ['theirs', 83.33],
          ['ours', 41.67],
          ['oursler', 0],
        ],
      ],
      ['fast', [['theirs', 61.73]]],
    ]);
  });

  it('draws the quartiles on the same scale', () => {
    expect(metricCharts(report)[0]?.bars[1]).toMatchObject({ lowShare: 33.33, highShare: 66.67 });
  });

  it('tells ours from others whose name begins alike', () => {
    expect(metricCharts(report)[0]?.bars.map(({ isOurs }) => isOurs)).toEqual([false, true, false]);
  });

  it('says in words what it draws', () => {
    expect(metricCharts(report)[0]?.summary).toBe('slow, MB/s: theirs 5 (1×); ours 2.5 (0.5×); oursler 0 (0×).');
  });

  it('takes more for better where a goal asks for so much', () => {
    expect(metricCharts(report).map(({ direction }) => direction)).toEqual(['Less is better', 'More is better']);
  });

  it('draws nothing but zeros where all is zero', () => {
    const rows = [{ name: 'ours', values: { slow: value(0) } }];
    expect(metricCharts({ ...report, rows })[0]?.bars).toMatchObject([{ text: '0', share: 0 }]);
  });
});

describe('reportTable', () => {
  it('has a row for each contender, with quartiles where they differ', () => {
    expect(reportTable(report)).toEqual({
      headings: ['Contender', 'Version', 'slow', 'fast'],
      rows: [
        ['theirs', '1.2.3', '5 (1×), 4 to 6', '1,235 (1×), 1,000 to 2,000'],
        ['ours', '', '2.5 (0.5×), 2 to 4', 'none'],
        ['oursler', '', '0 (0×)', 'none'],
      ],
    });
  });
});

describe('goalSentences', () => {
  it('says whether a goal is met', () => {
    expect(goalSentences(report)).toEqual([
      'Goal for ours, slow: at most 0.6 times theirs. Met.',
      'Goal for ours, fast: at least 400 MB/s. Missed.',
    ]);
  });
});

describe('reportNotes', () => {
  it('says whose a note is', () => {
    expect(reportNotes(report)).toEqual(['ours: cannot be fast']);
  });
});
