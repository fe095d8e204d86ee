import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';

/** One call that the server has dealt with. Holds no key, query or body. */
export interface CallRecord {
  /** When the call came, in ISO 8601. */
  readonly time: string;
  readonly method: string;
  /** Path as it was sent, without the query. */
  readonly path: string;
  readonly status: number;
  /** From the call's arrival until the last byte was sent or the connection ended, in milliseconds. */
  readonly durationMs: number;
}

/** Tells of every call, once it is over. */
export function recordCalls(tell: (record: CallRecord) => void): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (context, next) => {
    const startedMs = performance.now();
    const time = new Date().toISOString();
    const { method, url } = context.req;
    const { outgoing } = context.env;
    outgoing.once('close', () => {
      const durationMs = Math.round(performance.now() - startedMs);
      tell({ time, method, path: new URL(url).pathname, status: context.res.status, durationMs });
    });
    await next();
  };
}
