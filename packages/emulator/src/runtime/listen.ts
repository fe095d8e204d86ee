import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that takes connections. */
export interface ListeningServer {
  /** Address without a trailing slash: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly port: number;
  /** Takes no new connections, waits for running answers up to `graceMs`, then cuts what is left. */
  close(): Promise<void>;
}

/** How long running answers may take to end on closing, in milliseconds. */
const graceMs = 5000;

/** Serves an app. Port 0 takes a free one. Rejects with Node's error where the address cannot be taken. */
export async function listen(
  app: Hono<{ Bindings: HttpBindings }>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<ListeningServer> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const answers = new Set<ServerResponse>();
  server.on('request', (_request, answer) => {
    answers.add(answer);
    answer.once('close', () => answers.delete(answer));
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  return {
    url: `http://${reachable(host)}:${address.port}`,
    port: address.port,
    close: () => {
      closing ??= closeServer(server, answers);
      return closing;
    },
  };
}

/** Wildcard addresses are not places to go to, and IPv6 addresses stand in brackets. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

async function closeServer(server: Server, answers: ReadonlySet<ServerResponse>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const ended = Promise.all([...answers].map((answer) => once(answer, 'close')));
  await Promise.race([ended, setTimeout(graceMs, undefined, { ref: false })]);
  // What is open now is kept alive for later calls, or was opened for one that has not come.
  server.closeAllConnections();
  await closed;
}
