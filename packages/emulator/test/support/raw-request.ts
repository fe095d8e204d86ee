import { connect } from 'node:net';

/** What came over a connection until its end. */
export interface RawAnswer {
  /** Status line and headers, as they were sent. */
  readonly head: string;
  readonly body: Buffer;
  /** The pieces of a chunked body, as the server cut them; empty for a body that is not chunked. */
  readonly chunks: readonly Buffer[];
  /** Whether the connection ended by a reset. */
  readonly isReset: boolean;
}

/**
 * Sends a request over a connection of its own, and reads all that comes back.
 *
 * @param leave - Ends the connection from this side once it is true of what has come so far.
 */
export function requestRaw(
  url: string,
  target: string,
  { headers = {}, leave = () => false }: { headers?: Record<string, string>; leave?: (text: string) => boolean } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const lines = Object.entries({ host: hostname, connection: 'close', ...headers }).map(
    ([n, value]) => `${n}: ${value}`,
  );
  const socket = connect(Number(port), hostname);
  const received: Buffer[] = [];
  let isReset = false;
  socket.write(`${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  return new Promise((resolve) => {
    socket.on('data', (bytes: Buffer) => {
      received.push(bytes);
      if (leave(Buffer.concat(received).toString())) socket.destroy();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      isReset = error.code === 'ECONNRESET';
    });
    socket.on('close', () => resolve({ ...readAnswer(Buffer.concat(received)), isReset }));
  });
}

function readAnswer(bytes: Buffer): Omit<RawAnswer, 'isReset'> {
  const split = bytes.indexOf('\r\n\r\n');
  const head = bytes.subarray(0, Math.max(split, 0)).toString();
  const rest = bytes.subarray(split < 0 ? bytes.length : split + 4);
  if (!/^transfer-encoding: chunked$/im.test(head)) return { head, body: rest, chunks: [] };
  const chunks = [...readChunks(rest)];
  return { head, body: Buffer.concat(chunks), chunks };
}

/** @see https://www.rfc-editor.org/rfc/rfc9112#section-7.1 */
function* readChunks(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; ) {
    const lineEnd = bytes.indexOf('\r\n', start);
    const size = Number.parseInt(bytes.subarray(start, lineEnd).toString(), 16);
    if (lineEnd < 0 || size === 0) return;
    yield bytes.subarray(lineEnd + 2, lineEnd + 2 + size);
    start = lineEnd + 2 + size + 2;
  }
}
