import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
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
/** Pause between two sweeps of idle connections on closing, in milliseconds. */
const sweepMs = 20;

/** Serves an app. Port 0 takes a free one. Rejects with Node's error where the address cannot be taken. */
export async function listen(
  app: Hono<{ Bindings: HttpBindings }>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<ListeningServer> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  return {
    url: `http://${reachable(host)}:${address.port}`,
    port: address.port,
    close: () => {
      closing ??= closeServer(server);
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

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // Kept-alive connections become idle only after their answer, and Node looks at them every few seconds at best.
  const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
  const cut = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
