import { type Goal, makeReport, type Report, type ReportParts } from '../harness/report.ts';
import type { EditRows } from './measure-edits.ts';
import type { GeneratorRow, Metric } from './measure-generators.ts';

type Comparison = Partial<Pick<ReportParts, 'baseline' | 'goals'>>;

/** The reports on generators. */
export function generatorReports(rows: readonly GeneratorRow[], documents: readonly string[]): readonly Report[] {
  // What a baseline cannot generate from, ours is not compared with.
  const goals = (goal: Omit<Goal, 'row' | 'metric'>, baseline = 'ours') => {
    const times = rows.find(({ name }) => name === baseline)?.measurements.cpu;
    return documents.filter((document) => times?.[document]).map((metric): Goal => ({ row: 'ours', metric, ...goal }));
  };
  const report = (part: string, title: string, unit: string, key: Metric, rest: Comparison = {}) => {
    const measured = rows.map(({ name, version, notes, measurements }) => ({
      name,
      version,
      note: notes.length > 0 ? notes.join('; ') : undefined,
      measurements: measurements[key],
    }));
    return makeReport({ name: `generation-${part}`, title, unit, measured, goals: [], ...rest });
  };
  return [
    report('cpu', 'Processor time of a generator', 'CPU s', 'cpu', {
      baseline: 'openapi-typescript',
      goals: goals({ of: 'ratio', atMost: 1.6 }, 'openapi-typescript'),
    }),
    report('time', 'Time of a generator', 's', 'wall', {
      baseline: 'hey-api',
      goals: goals({ of: 'ratio', atMost: 1 }, 'hey-api'),
    }),
    report('memory', 'Peak memory of a generator', 'MB', 'memory', {
      baseline: 'openapi-typescript',
      goals: goals({ of: 'ratio', atMost: 1.5 }, 'openapi-typescript'),
    }),
    report('output', 'Size of what was generated', 'MB', 'size'),
    report('check', 'Type check of what was generated', 'CPU s', 'check'),
    report('errors', 'Type errors in what was generated', 'errors', 'errors', {
      goals: goals({ of: 'median', atMost: 0 }),
    }),
  ];
}

/** The report on edits. */
export function editReport(rows: EditRows, documents: readonly string[]): Report {
  return makeReport({
    name: 'generation-edit',
    title: 'Generating again after an edit of one line',
    unit: 's',
    baseline: rows.whole.name,
    measured: Object.values(rows),
    goals: documents.map((metric): Goal => ({ row: rows.withoutSchema.name, metric, of: 'ratio', atMost: 0.2 })),
  });
}
