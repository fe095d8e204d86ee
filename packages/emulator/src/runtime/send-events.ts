import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { stream, streamSSE } from 'hono/streaming';
import type { ServerSentEvent } from './handler.ts';
import { checkResponse } from './response-checker.ts';
import type { Route } from './route.ts';
import type { RouteServing } from './route-serving.ts';

/**
 * Sends events as they are made, each written at once. Stops asking for events when the client goes away.
 * A failure cuts the connection: the status is sent already, and a clean end would look like a complete answer.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export function sendEvents(
  route: Route,
  status: number,
  events: AsyncIterable<ServerSentEvent<unknown>>,
  context: Context<{ Bindings: HttpBindings }>,
  { check, strictResponses, log }: RouteServing,
): Response {
  const { framing, done } = route.stream ?? {};
  const textOf = (data: unknown) => (framing === 'text' ? String(data) : JSON.stringify(data));
  const send = async (out: { readonly aborted: boolean }, write: (text: string, name?: string) => Promise<unknown>) => {
    try {
      for await (const event of events) {
        if (out.aborted) return;
        if (strictResponses) checkResponse(route, status, event.data, check);
        await write(textOf(event.data), event.event);
      }
      if (done !== undefined && !out.aborted) await write(done);
    } catch (error) {
      log(`${route.id} broke off: ${error instanceof Error ? error.message : String(error)}`);
      context.env.outgoing.destroy();
    }
  };
  context.status(status as 200);
  if (framing === 'jsonl' || framing === 'text') {
    context.header('Content-Type', route.success.mediaType ?? 'application/jsonl');
    const lineEnd = framing === 'jsonl' ? '\n' : '';
    return stream(context, (out) => send(out, (text) => out.write(text + lineEnd)));
  }
  const response = streamSSE(context, (out) =>
    send(out, (data, event) => out.writeSSE({ ...(event === undefined ? {} : { event }), data })),
  );
  // Whether the connection stays open is for the server to say: the client may have asked for its end.
  context.header('connection', undefined);
  response.headers.delete('connection');
  return response;
}
