import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** What a model's server was asked. */
export interface ModelRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: { model: string; stream: boolean; messages: { role: string; content: string }[] };
}

/** Serves OpenAI's chat completions until the test ends: `respond` writes the answer. */
export async function serveModel(
  respond: (response: ServerResponse, request: ModelRequest) => void | Promise<void>,
): Promise<{ url: string; requests: ModelRequest[] }> {
  const requests: ModelRequest[] = [];
  const server = createServer(async (request, response) => {
    const { method, url: path, headers } = request;
    const asked = { method, path, headers, body: JSON.parse(await text(request)) };
    requests.push(asked);
    await respond(response, asked);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** One chunk of an answer, in the protocol's form. */
export function chunk(content: string | undefined, finish_reason: string | null = null): string {
  return `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content }, finish_reason }] })}\n\n`;
}

/** Begins a stream of chunks. */
export function beginStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
}
