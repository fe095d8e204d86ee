import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';

/** Serves pages, and to each the same answer in the form that its library reads. */
export interface FeedServer extends AsyncDisposable {
  readonly url: string;
}

/** Every delta of every answer. */
export const delta = 'word ';

/** The answer as events, by the end of the address that a library asks. */
const forms: Readonly<Record<string, (count: number) => Generator<object | string>>> = {
  *stream(count) {
    for (let sent = 0; sent < count; sent += 1) yield { type: 'text_delta', content: delta };
    yield { type: 'text', content: delta.repeat(count) };
    yield { type: 'stop', is_error: false, error: null, usage: {} };
  },
  *'ui-messages'(count) {
    yield { type: 'start', messageId: 'message' };
    yield { type: 'text-start', id: 'text' };
    for (let sent = 0; sent < count; sent += 1) yield { type: 'text-delta', id: 'text', delta };
    yield { type: 'text-end', id: 'text' };
    yield { type: 'finish' };
    yield '[DONE]';
  },
};

/**
 * Starts a server on a free port. The first step of a path says how many deltas the answer has.
 *
 * @param pages - Scripts by the last step of the path of their page.
 */
export async function startFeedServer(pages: ReadonlyMap<string, string>): Promise<FeedServer> {
  const server = createServer(async ({ url = '/' }, response) => {
    const steps = new URL(url, 'http://localhost').pathname.split('/').filter(Boolean);
    const last = steps.at(-1) ?? '';
    const form = forms[last];
    const script = pages.get(last);
    if (form) await sendEvents(response, form(Number(steps[0])));
    else if (script !== undefined) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`<!doctype html><title>${last}</title><body><script type="module">${script}</script>`);
    } else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ session_id: 'ses-abc123', last_updated_at: '2026-01-01T00:00:00Z', events: [] }));
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Sends each event by itself, and the next as soon as the connection takes it. */
async function sendEvents(response: ServerResponse, events: Iterable<object | string>): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'x-vercel-ai-ui-message-stream': 'v1' });
  for (const event of events) {
    const hasRoom = response.write(`data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`);
    await (hasRoom ? setImmediate() : once(response, 'drain'));
  }
  response.end();
}
