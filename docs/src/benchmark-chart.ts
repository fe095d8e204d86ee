import { isMet, type Report, type Value } from '../../benchmarks/src/harness/report.ts';

export type { Report };

/** One metric of a report as bars from zero, each a share of the longest in per cent. */
export interface MetricChart {
  readonly metric: string;
  /** `Less is better` or `More is better`. */
  readonly direction: string;
  readonly bars: readonly Bar[];
  /** All bars in words, for those who do not see them. */
  readonly summary: string;
}

/** What one contender was measured to. */
export interface Bar {
  readonly name: string;
  readonly version: string;
  readonly isOurs: boolean;
  /** The median, with its ratio to the baseline. */
  readonly text: string;
  readonly share: number;
  /** From the first quartile to the third. */
  readonly lowShare: number;
  readonly highShare: number;
}

/** The metrics of a report, in the order in which it has them. */
export function metricCharts(report: Report): readonly MetricChart[] {
  const metrics = new Set(report.rows.flatMap(({ values }) => Object.keys(values)));
  return [...metrics].map((metric) => {
    const measured = report.rows.flatMap((row) => {
      const value = row.values[metric];
      return value === undefined ? [] : [{ ...row, value }];
    });
    const longest = Math.max(...measured.map(({ value }) => value.high));
    const shareOf = (number: number) => (longest === 0 ? 0 : Number(((100 * number) / longest).toFixed(2)));
    const bars = measured.map(({ name, version = '', value }) => ({
      name,
      version,
      isOurs: isOurs(name),
      text: valueText(value),
      share: shareOf(value.median),
      lowShare: shareOf(value.low),
      highShare: shareOf(value.high),
    }));
    const isMoreBetter = report.goals.some((goal) => goal.metric === metric && goal.atLeast !== undefined);
    return {
      metric,
      direction: isMoreBetter ? 'More is better' : 'Less is better',
      bars,
      summary: `${metric}, ${report.unit}: ${bars.map(({ name, text }) => `${name} ${text}`).join('; ')}.`,
    };
  });
}

/** The table of a report: its headings, and its rows in Markdown. */
export function reportTable(report: Report): {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
} {
  const metrics = [...new Set(report.rows.flatMap(({ values }) => Object.keys(values)))];
  const rows = report.rows.map(({ name, version = '', values }) => {
    return [name, version, ...metrics.map((metric) => spreadText(values[metric]))];
  });
  return { headings: ['Contender', 'Version', ...metrics], rows };
}

/** The goals of a report, a sentence each. */
export function goalSentences(report: Report): readonly string[] {
  return report.goals.map((goal) => {
    const { row, metric, of, atMost, atLeast } = goal;
    const bound = atMost === undefined ? `at least ${numberText(atLeast ?? 0)}` : `at most ${numberText(atMost)}`;
    const unit = of === 'ratio' ? `times ${report.baseline}` : report.unit;
    return `Goal for ${row}, ${metric}: ${bound} ${unit}. ${isMet(goal, report) ? 'Met' : 'Missed'}.`;
  });
}

/** What the numbers of a report do not tell. */
export function reportNotes(report: Report): readonly string[] {
  return report.rows.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`]));
}

function isOurs(name: string): boolean {
  return /^ours\b/.test(name);
}

function valueText({ median, ratio }: Value): string {
  return ratio === undefined ? numberText(median) : `${numberText(median)} (${numberText(ratio)}×)`;
}

/** A value with its quartiles, where they differ. */
function spreadText(value: Value | undefined): string {
  if (value === undefined) return 'none';
  const { low, high } = value;
  return low === high ? valueText(value) : `${valueText(value)}, ${numberText(low)} to ${numberText(high)}`;
}

function numberText(number: number): string {
  return number.toLocaleString('en', { maximumSignificantDigits: 4 });
}
