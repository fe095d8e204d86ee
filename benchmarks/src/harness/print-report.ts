import { type Goal, isMet, type Report, type Value } from './report.ts';

/** A report as text: the table, its goals, and what the table does not tell. */
export function printReport(report: Report): string {
  const metrics = [...new Set(report.rows.flatMap(({ values }) => Object.keys(values)))];
  const header = ['', 'version', ...metrics];
  const rows = report.rows.map(({ name, version, values }) => [
    name,
    version ?? '',
    ...metrics.map((metric) => printValue(values[metric])),
  ]);
  const notes = report.rows.flatMap(({ name, note }) => (note === undefined ? [] : [`  ${name}: ${note}`]));
  const goals = report.goals.map((goal) => printGoal(goal, report));
  const heading = `${report.title} (${report.unit}${report.baseline ? `; × ${report.baseline}` : ''})`;
  return [heading, '', ...printTable([header, ...rows]), '', ...goals, ...notes, ''].join('\n');
}

/** The median, with the ratio to the baseline and that ratio's quartiles: `12.3 (1.08×, 1.06 to 1.11)`. */
function printValue(value: Value | undefined): string {
  if (value === undefined) return '-';
  const { median, ratio, ratioLow = 0, ratioHigh = 0 } = value;
  const number = median.toLocaleString('en');
  if (ratio === undefined) return number;
  const spread = ratioLow === ratioHigh ? '' : `, ${ratioLow.toFixed(2)} to ${ratioHigh.toFixed(2)}`;
  return `${number} (${ratio.toFixed(2)}×${spread})`;
}

function printGoal(goal: Goal, report: Report): string {
  const { row, metric, of, atMost, atLeast } = goal;
  const unit = of === 'ratio' ? '×' : ` ${report.unit}`;
  const bound = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
  return `  ${isMet(goal, report) ? 'met   ' : 'MISSED'}  ${row}, ${metric}: ${bound}${unit}`;
}

function printTable(lines: readonly (readonly string[])[]): string[] {
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines.map((line) =>
    line
      .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
