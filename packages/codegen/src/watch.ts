import { setTimeout } from 'node:timers/promises';
import { fileState, missing } from './file-state.ts';
import type { GenerateOptions, GenerateResult } from './generate.ts';
import { Generator } from './generator.ts';

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
      let wasRead = false;
      try {
        const result = await generator.run(options);
        wasRead = true;
        onResult(result);
      } catch (error) {
        // Where no file is named, none can change.
        if (generator.inputs.length === 0) throw error;
        onFailure(error);
      }
      states = await untilChange(generator.inputs, { states, startedAt, wasRead, signal });
    }
  } finally {
    await generator.close();
  }
}

interface Earlier {
  /** The files as they were before the last run, as far as they were known. */
  readonly states: ReadonlyMap<string, string>;
  readonly startedAt: number;
  /** Whether every file was there for the last run. */
  readonly wasRead: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Waits until a file is not as it was when the last run began, and gives all of them as they are then. */
async function untilChange(
  files: readonly string[],
  { states, startedAt, wasRead, signal }: Earlier,
): Promise<Map<string, string>> {
  let known = states;
  for (;;) {
    const now = new Map(files.map((file) => [file, fileState(file)]));
    const isChanged = files.some((file) => {
      const before = known.get(file);
      const state = now.get(file) ?? missing;
      if (before !== undefined) return before !== state;
      return state === missing ? wasRead : wasChangedSince(state, startedAt);
    });
    if (isChanged || signal?.aborted === true) return now;
    known = now;
    await setTimeout(intervalMs, undefined, { signal }).catch(() => undefined);
  }
}

function wasChangedSince(state: string, time: number): boolean {
  // File systems count parts of a millisecond, and the clock that gave the time does not.
  return Math.floor(Number.parseFloat(state)) > time;
}
