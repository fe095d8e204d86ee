import { stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { type GenerateOptions, type GenerateResult, Generator } from './generate.ts';

/** Options of {@link watch}. */
export interface WatchOptions extends GenerateOptions {
  /** Told of each run. */
  readonly onResult: (result: GenerateResult) => void;
  /** Told why a run has failed. The next change starts another. */
  readonly onFailure: (error: unknown) => void;
  /** Ends the watch. */
  readonly signal?: AbortSignal | undefined;
}

/** Between two looks at the files. Looking is cheap, and sees what editors do on every file system. */
const intervalMs = 50;

/** Makes the family, and again whenever a file that it is made from changes, until the signal aborts. */
export async function watch(options: WatchOptions): Promise<void> {
  const { signal, onResult, onFailure } = options;
  const generator = new Generator();
  try {
    for (let states = new Map<string, string>(); signal?.aborted !== true; ) {
      const startedAt = Date.now();
      try {
        onResult(await generator.run(options));
      } catch (error) {
        // Where no file is named, none can change.
        if (generator.inputs.length === 0) throw error;
        onFailure(error);
      }
      states = await untilChange(generator.inputs, { states, startedAt, signal });
    }
  } finally {
    await generator.close();
  }
}

interface Earlier {
  /** The files as they were before the last run, as far as they were known. */
  readonly states: ReadonlyMap<string, string>;
  readonly startedAt: number;
  readonly signal: AbortSignal | undefined;
}

/** Waits until a file is not as it was when the last run began, and gives all of them as they are then. */
async function untilChange(
  files: readonly string[],
  { states, startedAt, signal }: Earlier,
): Promise<Map<string, string>> {
  let known = states;
  for (;;) {
    const now = new Map(await Promise.all(files.map(async (file) => [file, await stateOf(file)] as const)));
    const isChanged = files.some((file) => {
      const before = known.get(file);
      return before === undefined ? wasChangedSince(now.get(file), startedAt) : before !== now.get(file);
    });
    if (isChanged || signal?.aborted === true) return now;
    known = now;
    await setTimeout(intervalMs, undefined, { signal }).catch(() => undefined);
  }
}

/** Tells two versions of a file apart. Begins with the time of the last change, in milliseconds. */
async function stateOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return 'missing';
  }
}

function wasChangedSince(state: string | undefined, time: number): boolean {
  return Number.parseFloat(state ?? '') > time;
}
