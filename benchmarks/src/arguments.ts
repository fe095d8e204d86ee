import { parseArgs } from 'node:util';
import type { Benchmark } from './harness/benchmark.ts';

/** What was asked for on the command line. */
export interface BenchArguments {
  /** What to run, in the order of the catalog. */
  readonly selected: readonly Benchmark[];
  readonly list: boolean;
  readonly quick: boolean;
  readonly write: boolean;
  readonly build: boolean;
  readonly documents: string | undefined;
}

/** The arguments cannot be run. The message says why. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}

/**
 * Reads the arguments of `bench`.
 *
 * @throws {@link ArgumentError} for an unknown flag or name, and where numbers that mean nothing would be written.
 */
export function readArguments(argv: readonly string[], catalog: readonly Benchmark[]): BenchArguments {
  const { values, positionals } = parse(argv);
  const unknown = positionals.find((name) => !catalog.some((benchmark) => benchmark.name === name));
  const known = catalog.map(({ name }) => name).join(', ');
  if (unknown !== undefined) throw new ArgumentError(`No benchmark is called ${unknown}. There are: ${known}.`);
  if (values.quick && values.write) throw new ArgumentError('--write needs a full run: leave --quick out.');
  const selected = catalog.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  return { ...values, build: !values['no-build'], documents: values.documents, selected };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        list: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        'no-build': { type: 'boolean', default: false },
        documents: { type: 'string' },
      },
    });
  } catch (error) {
    throw new ArgumentError((error as Error).message);
  }
}
