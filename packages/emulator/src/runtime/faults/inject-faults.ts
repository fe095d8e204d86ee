import type { ServerResponse } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { MiddlewareHandler } from 'hono';
import { HttpError } from '../http-error.ts';
import type { Route } from '../route.ts';
import { type Fault, FaultError } from './fault.ts';
import { faultKinds } from './fault-kinds.ts';
import type { ServerFaults } from './fault-script.ts';
import { parametersOf, sendStruck } from './send-struck.ts';

/** Name of the header by which a request asks for faults. */
const faultHeader = 'x-emulator-fault';

/**
 * Lets the faults of a call strike: those that were scripted, then those that the request asks for. Without any the
 * answer goes its usual way. Nothing but what is sent is changed: faults strike after the answer was checked.
 *
 * @param stopping - Aborts when the server stops; waiting faults end then.
 * @param refuse - Makes the answer of a call that a fault keeps from its operation.
 */
export function injectFaults(
  route: Route,
  faults: ServerFaults,
  stopping: AbortSignal,
  refuse: (error: HttpError) => Response,
): MiddlewareHandler<{ Bindings: HttpBindings }> {
  return async (context, next) => {
    const struck = takeFaults(faults, route, context.req.header(faultHeader));
    if (struck.length === 0) return next();
    const [refusal] = struck.flatMap((fault) => faultKinds[fault.fault].refuse?.(parametersOf(fault)) ?? []);
    if (refusal === undefined) await next();
    else context.res = refuse(refusal);
    const { status } = context.res;
    const outgoing = context.env.outgoing as ServerResponse;
    if (!(await sendStruck(context.res, { struck, route, outgoing, stopping }))) return;
    context.res = undefined;
    context.res = new Response(null, { status, headers: RESPONSE_ALREADY_SENT.headers });
  };
}

function takeFaults(faults: ServerFaults, route: Route, header: string | undefined): readonly Fault[] {
  try {
    return faults.take(route.id, header);
  } catch (error) {
    if (error instanceof FaultError) throw new HttpError(400, `${faultHeader}: ${error.message}`);
    throw error;
  }
}
