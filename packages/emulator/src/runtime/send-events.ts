import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { RouteServing } from './answer-route.ts';
import type { ServerSentEvent } from './handler.ts';
import { checkResponse } from './response-checker.ts';
import type { Route } from './route.ts';

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
  context.status(status as 200);
  return streamSSE(context, async (stream) => {
    try {
      for await (const { event, data } of events) {
        if (stream.aborted) return;
        if (strictResponses) checkResponse(route, status, data, check);
        await stream.writeSSE({ ...(event === undefined ? {} : { event }), data: JSON.stringify(data) });
      }
    } catch (error) {
      log(`${route.id} broke off: ${error instanceof Error ? error.message : String(error)}`);
      context.env.outgoing.destroy();
    }
  });
}
