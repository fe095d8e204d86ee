import type { NodeStream } from './node-stream.ts';

/** What reading a body piece by piece takes. */
export type PieceReader = Pick<ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>, 'read' | 'cancel'>;

type Result = ReadableStreamReadResult<Uint8Array<ArrayBuffer>>;

/** How many pieces may wait to be read before the server has to. */
const maximumWaiting = 16;

/** Reads a stream of Node piece by piece, in its cheapest mode: it pushes, and is paused when that is too fast. */
export function readPieces(stream: NodeStream): PieceReader {
  const waiting: Uint8Array<ArrayBuffer>[] = [];
  let isPaused = false;
  /** Set once no more pieces will come: what reading gives then. */
  let end: (() => Promise<Result>) | undefined;
  let demand: ((result: Result | Promise<Result>) => void) | undefined;

  const finish = (result: () => Promise<Result>): void => {
    end ??= result;
    demand?.(end());
    demand = undefined;
  };
  const fail = (cause: unknown): void => finish(() => Promise.reject(new TypeError('terminated', { cause })));
  stream
    .on('data', (value) => {
      if (demand) {
        demand({ done: false, value });
        demand = undefined;
        return;
      }
      waiting.push(value);
      if (waiting.length < maximumWaiting) return;
      isPaused = true;
      stream.pause();
    })
    .on('end', () => finish(async () => ({ done: true, value: undefined })))
    .on('error', fail)
    .on('close', () => fail(undefined));
  // A stream that broke before anybody read it says nothing more.
  if (stream.destroyed) fail(stream.errored);

  return {
    async read() {
      const value = waiting.shift();
      if (isPaused && !waiting.length) {
        isPaused = false;
        stream.resume();
      }
      if (value) return { done: false, value };
      if (end) return end();
      return new Promise<Result>((resolve) => {
        demand = resolve;
      });
    },
    async cancel() {
      waiting.length = 0;
      finish(async () => ({ done: true, value: undefined }));
      stream.destroy();
    },
  };
}
