import type { Job, Prepare } from '../harness/contender.ts';

/** What a contender is given. */
export interface StreamInput {
  /** Events of a stream, not counting the one that ends it. */
  readonly events: number;
  /** Length of the text in each event. */
  readonly textBytes: number;
  /** Bytes of each chunk that the network is pretended to bring. */
  readonly chunkBytes: number;
  /** Whether to measure what is held in memory when the last event is here, in place of time. */
  readonly isMemory?: boolean | undefined;
}

/** Reads an answer of server-sent events and gives each event, parsed from JSON. */
export type ReadEvents = (response: Response, give: (event: unknown) => void) => Promise<void>;

/** Reads so many streams, and counts what was read so that nobody skips the work. */
export function streamJob(read: ReadEvents): Prepare<StreamInput> {
  return (input): Job => {
    const bytes = encodeStream(input);
    return async (times) => {
      let heldBytes = 0;
      for (let stream = 0; stream < times; stream++) {
        const before = input.isMemory ? collectGarbage() : 0;
        let texts = 0;
        let textBytes = 0;
        await read(answer(bytes, input.chunkBytes), (event) => {
          const { type, content } = event as { type: string; content?: string };
          if (type === 'stop' && input.isMemory) heldBytes = Math.max(0, collectGarbage() - before);
          if (type !== 'text_delta') return;
          texts++;
          textBytes += content?.length ?? 0;
        });
        if (texts !== input.events || textBytes !== input.events * input.textBytes) {
          throw new Error(`${texts} events of ${textBytes} bytes were read.`);
        }
      }
      return { heldBytes };
    };
  };
}

/** Bytes of the heap that are in use. Needs `--expose-gc`. */
function collectGarbage(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function encodeStream({ events, textBytes }: StreamInput): Uint8Array {
  const delta = { type: 'text_delta', content: 'revenue '.repeat(textBytes / 8 + 1).slice(0, textBytes) };
  const stop = { type: 'stop', is_error: false, error: null };
  const write = (event: object) => `data: ${JSON.stringify(event)}\n\n`;
  return new TextEncoder().encode(write(delta).repeat(events) + write(stop));
}

/** An answer whose chunks are there as soon as they are asked for, so that nothing but reading is measured. */
function answer(bytes: Uint8Array, chunkBytes: number): Response {
  let position = 0;
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (position >= bytes.length) return controller.close();
    controller.enqueue(bytes.subarray(position, position + chunkBytes));
    position += chunkBytes;
  };
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({ pull }, { highWaterMark: 0 });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}
