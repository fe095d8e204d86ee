import { describe, expect, it } from 'vitest';
import { ArgumentError, readArguments } from '../src/arguments.ts';
import type { Benchmark } from '../src/harness/benchmark.ts';

const benchmark = (name: string): Benchmark => ({ name, title: name, run: async () => [] });
const catalog = [benchmark('bundle'), benchmark('calls'), benchmark('streams')];
const namesOf = (argv: readonly string[]) => readArguments(argv, catalog).selected.map(({ name }) => name);

describe('readArguments', () => {
  it('selects all without a name', () => {
    expect(namesOf([])).toEqual(['bundle', 'calls', 'streams']);
  });

  it('selects what is named, in the order of the catalog', () => {
    expect(namesOf(['streams', 'bundle', '--quick'])).toEqual(['bundle', 'streams']);
  });

  it.each<[argv: string[], message: string]>([
    [['call'], 'No benchmark is called call. There are: bundle, calls, streams.'],
    [['--fast'], "Unknown option '--fast'"],
    [['--quick', '--write'], '--write needs a full run: leave --quick out.'],
  ])('refuses %j', (argv, message) => {
    expect(() => readArguments(argv, catalog)).toThrow(ArgumentError);
    expect(() => readArguments(argv, catalog)).toThrow(message);
  });
});
