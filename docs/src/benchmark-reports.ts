import type { Report } from './benchmark-chart.ts';

/** What `bench --write` has kept, by the names of its files. */
export const reports: readonly Report[] = Object.values(
  import.meta.glob<Report>('./benchmarks/*.json', { eager: true, import: 'default' }),
);

export const title = 'Benchmarks';
export const description = 'What these packages take beside others that do the same job.';

/** How to read the numbers, a paragraph each. */
export const introduction: readonly string[] = [
  'Every contender does the same job in the same run, in turns, on one machine. A number is the median of all turns, and ' +
    'the line on its bar goes from the first quartile to the third. In brackets is the ratio to the contender that the ' +
    'others are compared with, whose own is 1: ratios hold on other machines too, absolute numbers do not.',
  'To measure on yours, run npx -y pnpm@12 bench in a clone of the repository. The head of each benchmark says what is ' +
    'measured and why that is fair.',
];
