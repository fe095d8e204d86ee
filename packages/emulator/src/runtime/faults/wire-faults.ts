import { once } from 'node:events';
import { createGzip, constants as zlib } from 'node:zlib';
import { ConnectionReset, type FaultKind, type Rewrite } from './fault-kind.ts';

const byteOrderMark = Buffer.of(0xef, 0xbb, 0xbf);

/** Faults of how a body is written and sent. */
export const wireFaults = {
  crlf: {
    effect: 'Ends lines by carriage return and line feed.',
    parameters: {},
    strikes: 'server-sent events',
    frames: eachText((text) => text.replaceAll('\n', '\r\n')),
  },
  cr: {
    effect: 'Ends lines by a lone carriage return.',
    parameters: {},
    strikes: 'server-sent events',
    frames: eachText((text) => text.replaceAll('\n', '\r')),
  },
  comments: {
    effect: 'Puts a comment before every line of every event.',
    parameters: {},
    strikes: 'server-sent events',
    frames: eachText((text) => text.replaceAll(/^(?=[^\r\n])/gm, ': a comment\n')),
  },
  'keep-alives': {
    effect: 'Sends a comment and a blank line before every event; before a line of JSON a blank line.',
    parameters: {},
    strikes: 'streams',
    frames: async function* (frames, { stream }) {
      const keepAlive = Buffer.from(stream?.framing === 'jsonl' ? '\n' : ': keep-alive\n\n');
      for await (const frame of frames) {
        yield keepAlive;
        yield frame;
      }
    },
  },
  'idle-stream': {
    effect: 'Falls silent after some events, without a delay until the client leaves.',
    parameters: { after: 1, delayMs: undefined },
    strikes: 'every body',
    frames: async function* (frames, { parameters: { after = 0, delayMs }, wait }) {
      let position = 0;
      for await (const frame of frames) {
        if (position === after) await wait(delayMs);
        yield frame;
        position += 1;
      }
      if (position <= after) await wait(delayMs);
    },
  },
  'reset-mid-event': {
    effect: 'Resets the connection in the middle of an event, or of the body.',
    parameters: { after: 0 },
    strikes: 'every body',
    frames: async function* (frames, { parameters: { after = 0 } }) {
      let position = 0;
      for await (const frame of frames) {
        if (position === after) {
          yield frame.subarray(0, Math.ceil(frame.length / 2));
          break;
        }
        yield frame;
        position += 1;
      }
      throw new ConnectionReset();
    },
  },
  'reset-between-events': {
    effect: 'Resets the connection after some whole events.',
    parameters: { after: 1 },
    strikes: 'every body',
    frames: async function* (frames, { parameters: { after = 0 } }) {
      let position = 0;
      for await (const frame of frames) {
        if (position === after) break;
        yield frame;
        position += 1;
      }
      throw new ConnectionReset();
    },
  },
  bom: {
    effect: 'Begins the body with a byte order mark.',
    parameters: {},
    strikes: 'every body',
    bytes: async function* (chunks) {
      yield byteOrderMark;
      yield* chunks;
    },
  },
  'slow-body': {
    effect: 'Sends the body in small pieces and waits before each.',
    parameters: { bytes: 64, delayMs: 100 },
    strikes: 'every body',
    bytes: async function* (chunks, { parameters: { bytes = 1, delayMs }, wait }) {
      for await (const piece of split(chunks, bytes)) {
        await wait(delayMs);
        yield piece;
      }
    },
  },
  chunked: {
    effect:
      'Sends the body in HTTP chunks of so many bytes and without a length; by default it is split at every byte.',
    parameters: { bytes: 1 },
    strikes: 'every body',
    bytes: (chunks, { parameters: { bytes = 1 } }) => split(chunks, bytes),
  },
  gzip: {
    effect: 'Compresses the body, whatever the client accepts. Every event is flushed.',
    parameters: {},
    strikes: 'every body',
    head: ({ headers }) => headers.set('Content-Encoding', 'gzip'),
    bytes: compressed,
  },
} as const satisfies Record<string, FaultKind>;

function eachText(rewrite: (text: string) => string): Rewrite<Buffer> {
  return async function* (frames) {
    for await (const frame of frames) yield Buffer.from(rewrite(frame.toString()));
  };
}

async function* split(chunks: AsyncIterable<Buffer>, bytes: number): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += bytes) yield chunk.subarray(start, start + bytes);
  }
}

async function* compressed(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gzip = createGzip();
  // Taken out as it comes: a full stream would never say that it has flushed.
  const ready: Buffer[] = [];
  gzip.on('data', (piece: Buffer) => ready.push(piece));
  for await (const chunk of chunks) {
    gzip.write(chunk);
    await new Promise<void>((resolve) => gzip.flush(zlib.Z_SYNC_FLUSH, resolve));
    yield Buffer.concat(ready.splice(0));
  }
  gzip.end();
  await once(gzip, 'end');
  yield Buffer.concat(ready.splice(0));
}
