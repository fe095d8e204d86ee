import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import type { AnswerHead } from './fault-kind.ts';

/** One answer on its way into a connection. */
export interface Wire {
  /** Sends the status line and the headers. */
  begin(status: number, head: AnswerHead): void;
  /** Resolves once the bytes have left the process. Rejects when the connection is gone. */
  write(bytes: Buffer): Promise<void>;
  end(): Promise<void>;
  /** Ends the connection by a reset. What was written before has been sent. */
  reset(): void;
}

/** Takes over the sending of an answer. */
export function openWire(outgoing: ServerResponse): Wire {
  let target: Writable = outgoing;
  const socket = outgoing.socket as Socket;
  return {
    begin: (status, { version, headers }) => {
      if (version === '1.0') {
        // Node writes no status line but its own, so this one goes past it.
        target = socket;
        const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
        socket.write(`HTTP/1.0 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines}\r\n`);
      } else {
        outgoing.writeHead(status, [...headers].flat());
        outgoing.flushHeaders();
      }
    },
    write: (bytes) =>
      new Promise((resolve, reject) => {
        target.write(bytes, (error) => (error ? reject(error) : resolve()));
      }),
    end: () => new Promise((resolve) => target.end(resolve)),
    reset: () => void socket.resetAndDestroy(),
  };
}
