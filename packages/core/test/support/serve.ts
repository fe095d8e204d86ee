import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A running server of a test. */
export interface TestServer extends AsyncDisposable {
  readonly url: string;
  /** Method, path and body of each request so far. */
  readonly requests: readonly { readonly method: string; readonly url: string; readonly body: string }[];
  /** How many connections are open. */
  connections(): Promise<number>;
  /** How many requests are neither answered nor given up. */
  pending(): number;
}

/** Starts a server on a free port of this machine; each request is handled once its body is here. */
export async function serve(
  handle: (request: IncomingMessage, response: ServerResponse, index: number) => void,
): Promise<TestServer> {
  const requests: { method: string; url: string; body: string }[] = [];
  let pending = 0;
  const listener: RequestListener = async (request, response) => {
    pending += 1;
    response.on('close', () => {
      pending -= 1;
    });
    let body = '';
    for await (const chunk of request) body += chunk;
    requests.push({ method: request.method ?? '', url: request.url ?? '', body });
    handle(request, response, requests.length - 1);
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    connections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      }),
    pending: () => pending,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
