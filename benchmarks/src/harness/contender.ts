import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * One way to do the job that is measured, in a process of its own, so that neither compiled code nor garbage of one
 * contender weighs on another.
 */
export interface Contender<TInput> {
  readonly name: string;
  readonly version?: string | undefined;
  /** Module that exports `prepare`, a {@link Prepare}. */
  readonly module: URL;
  readonly input: TInput;
  /** Flags of Node, such as `--expose-gc`. */
  readonly flags?: readonly string[] | undefined;
}

/** Sets a contender up, outside of what is measured. */
export type Prepare<TInput> = (input: TInput) => Job | Promise<Job>;

/** Does the job so many times. What it returns is measured by the job itself, such as bytes of memory. */
export type Job = (times: number) => Promise<Readonly<Record<string, number>> | undefined>;

/** What one slice of a contender's work took. */
export interface Sample {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly own: Readonly<Record<string, number>>;
}

/** Of {@link alternate}. */
export interface AlternateOptions {
  /** How often each contender has its turn. */
  readonly rounds: number;
  /** How often the job is done in a turn. */
  readonly times: number;
  /** How often the job is done before anything is measured, so that its code is compiled. By default `times`. */
  readonly warmUp?: number | undefined;
}

/**
 * Gives contenders their turns, one after another and round after round. Every other round runs backwards, so that
 * neither a place in the order nor a machine that slows down favours anyone. A contender that waits does nothing.
 *
 * @returns The samples of each contender, by round, in the order given.
 */
export async function alternate<TInput>(
  contenders: readonly Contender<TInput>[],
  { rounds, times, warmUp = times }: AlternateOptions,
): Promise<Sample[][]> {
  const processes = contenders.map(start);
  try {
    for (const { ask } of processes) await ask(warmUp);
    const samples: Sample[][] = contenders.map(() => []);
    for (let round = 0; round < rounds; round++) {
      const order = [...processes.keys()];
      if (round % 2 === 1) order.reverse();
      for (const index of order) samples[index]?.push((await processes[index]?.ask(times)) as Sample);
    }
    return samples;
  } finally {
    for (const { child } of processes) child.kill();
  }
}

function start<TInput>({ name, module, input, flags = [] }: Contender<TInput>) {
  const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const child = fork(worker, [module.href, JSON.stringify(input)], { execArgv: [...flags] });
  return { child, ask: (times: number) => ask(child, name, times) };
}

async function ask(child: ChildProcess, name: string, times: number): Promise<Sample> {
  const ended = new AbortController();
  const { signal } = ended;
  child.send(times);
  try {
    const [answer] = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(() => {
        throw new Error(`${name} ended before it had done its job.`);
      }),
    ]);
    return answer as Sample;
  } finally {
    ended.abort();
  }
}
