import { cpus } from 'node:os';
import { ratiosTo, type Spread, spreadOf } from './statistics.ts';

/** One table of results: what `bench` prints, and what `bench --write` keeps as JSON for the site. */
export interface Report {
  /** Kebab-case; the name of the JSON file. */
  readonly name: string;
  readonly title: string;
  /** What every number of the table counts, such as `bytes` or `CPU µs per call`. Ratios have no unit. */
  readonly unit: string;
  /** Name of the row that ratios are relative to: its own are 1. Without it there are none, as for counts. */
  readonly baseline?: string | undefined;
  /** Day of the measurement, as `YYYY-MM-DD`. */
  readonly date: string;
  /** What it was measured on. Absolute numbers hold there alone. */
  readonly machine: string;
  readonly rows: readonly Row[];
  readonly goals: readonly Goal[];
}

/** One contender. */
export interface Row {
  readonly name: string;
  /** Version of the npm package. Ours has none before it is published, nor has what is part of the platform. */
  readonly version?: string | undefined;
  /** By metric, such as `32 at once`. One that a contender cannot do is missing. */
  readonly values: Readonly<Record<string, Value>>;
  /** What the numbers do not tell, such as why one is missing. */
  readonly note?: string | undefined;
}

/** What was measured: the absolute numbers, and the numbers as multiples of the baseline's in the same round. */
export interface Value extends Spread {
  readonly ratio?: number | undefined;
  readonly ratioLow?: number | undefined;
  readonly ratioHigh?: number | undefined;
}

/** What one of the numbers has to be. */
export interface Goal {
  readonly row: string;
  readonly metric: string;
  /** Whether the median is held against the bound, or its ratio to the baseline. */
  readonly of: 'median' | 'ratio';
  readonly atMost?: number | undefined;
  readonly atLeast?: number | undefined;
}

/** What a contender was measured to, before it is compared: by metric, one number for each round. */
export interface Measured extends Omit<Row, 'values'> {
  readonly measurements: Readonly<Record<string, readonly number[]>>;
}

/** What a report is made from. */
export interface ReportParts extends Pick<Report, 'name' | 'title' | 'unit' | 'baseline' | 'goals'> {
  readonly measured: readonly Measured[];
}

/** Compares each contender with the baseline, round by round. What the baseline cannot do has no ratios. */
export function makeReport({ measured, ...parts }: ReportParts): Report {
  const [processor] = cpus();
  const machine = `${process.platform} ${process.arch}, ${cpus().length} × ${processor?.model.trim()}, Node ${process.versions.node}`;
  const date = new Date().toISOString().slice(0, 10);
  const baseline = measured.find(({ name }) => name === parts.baseline)?.measurements;
  const rows = measured.map(({ measurements, ...row }) => {
    const values = Object.entries(measurements).map(([metric, numbers]): [string, Value] => {
      const compared = baseline?.[metric];
      return [metric, { ...rounded({ ...spreadOf(numbers) }, 4), ...(compared && compare(compared, numbers)) }];
    });
    return { ...row, values: Object.fromEntries(values) };
  });
  return { ...parts, date, machine, rows };
}

/** Whether a goal is met. A number that was not measured meets none. */
export function isMet({ row, metric, of, atMost = Infinity, atLeast = -Infinity }: Goal, { rows }: Report): boolean {
  const value = rows.find(({ name }) => name === row)?.values[metric];
  if (value === undefined) return false;
  const reached = of === 'ratio' ? value.ratio : value.median;
  return reached !== undefined && reached <= atMost && reached >= atLeast;
}

function compare(baseline: readonly number[], numbers: readonly number[]) {
  const { median, low, high } = spreadOf(ratiosTo(baseline, numbers));
  return rounded({ ratio: median, ratioLow: low, ratioHigh: high }, 3);
}

/** Rounds to significant digits: what lies behind them is noise, and would change a file on every run. */
function rounded<TName extends string>(
  numbers: Readonly<Record<TName, number>>,
  digits: number,
): Record<TName, number> {
  const entries = Object.entries<number>(numbers).map(([name, value]) => [
    name,
    Math.abs(value) >= 10 ** digits ? Math.round(value) : Number(value.toPrecision(digits)),
  ]);
  return Object.fromEntries(entries) as Record<TName, number>;
}
