import type { Route } from './route.ts';

/** The route as a call with this body is answered: by a stream, where it may be one and the body asks for it. */
export function askedRoute(route: Route, body: unknown): Route {
  if (route.streamed === undefined || typeof body !== 'object' || body === null) return route;
  const { flag, ...form } = route.streamed;
  const isAsked = Object.hasOwn(body, flag) && (body as Readonly<Record<string, unknown>>)[flag] === true;
  return isAsked ? { ...route, ...form } : route;
}
