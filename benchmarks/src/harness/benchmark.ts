import type { Report } from './report.ts';

/** How a benchmark is run. */
export interface RunOptions {
  /** Measures once and little, to see that it works. Its numbers mean nothing. */
  readonly quick: boolean;
  /** Folder of OpenAPI documents to generate from, in place of those that npm has. */
  readonly documents?: string | undefined;
}

/** What `bench NAME` runs. Its module imports no peer before it is run, so that `bench --list` needs none. */
export interface Benchmark {
  readonly name: string;
  /** One line for `bench --list`. */
  readonly title: string;
  run(options: RunOptions): Promise<Report[]>;
}
