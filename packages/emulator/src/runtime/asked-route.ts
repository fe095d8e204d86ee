import type { Route } from './route.ts';

/** A call, as far as it can ask for a stream. */
interface AskingRequest {
  readonly query?: unknown;
  readonly body?: unknown;
}

/** The route as a call is answered: by a stream, where it may be one and the call asks for it. */
export function askedRoute(route: Route, request: AskingRequest): Route {
  if (route.streamed === undefined) return route;
  const { flag, flagIn = 'body', ...form } = route.streamed;
  const given: unknown = request[flagIn];
  if (typeof given !== 'object' || given === null) return route;
  const isAsked = Object.hasOwn(given, flag) && (given as Readonly<Record<string, unknown>>)[flag] === true;
  return isAsked ? { ...route, ...form } : route;
}
