import type { HonoRequest } from 'hono';
import { groupBy } from './group-by.ts';
import type { Route, RouteParameter } from './route.ts';
import { toRoutePath } from './route-path.ts';

type Told = Pick<Route, 'method' | 'path' | 'parameters'>;

/** Whether a request brings something that a route cannot do without. */
type Demand = (request: HonoRequest) => boolean;

/**
 * Tells whether a request to the address of a route means this route. Documents may have several operations at one
 * address, told apart by a query string in the path or by required parameters, of which some are constants. The route
 * that demands most of what a request brings is meant; the first one, where no route has all that it demands.
 */
export function tellRoutesApart(routes: readonly Told[]): (route: Told, request: HonoRequest) => boolean {
  const choices = new Map<Told, (request: HonoRequest) => Told>();
  for (const group of groupBy(routes, ({ method, path }) => `${method} ${toRoutePath(path).pattern}`).values()) {
    if (group.length === 1) continue;
    const choose = choiceOf(group);
    for (const route of group) choices.set(route, choose);
  }
  return (route, request) => (choices.get(route)?.(request) ?? route) === route;
}

function choiceOf(group: readonly Told[]): (request: HonoRequest) => Told {
  const candidates = group
    .map((route) => ({ route, demands: demandsOf(route) }))
    .sort((a, b) => b.demands.length - a.demands.length);
  const chosen = new WeakMap<HonoRequest, Told>();
  return (request) => {
    const met =
      chosen.get(request) ?? candidates.find(({ demands }) => demands.every((isMet) => isMet(request)))?.route;
    const route = met ?? (group[0] as Told);
    chosen.set(request, route);
    return route;
  };
}

function demandsOf({ path, parameters }: Told): readonly Demand[] {
  const fixed = [...new URLSearchParams(path.split('?')[1])];
  const required = parameters.filter((parameter) => parameter.required);
  return [
    ...fixed.map(
      ([name, value]) =>
        (request: HonoRequest) =>
          request.queries(name)?.includes(value) ?? false,
    ),
    ...required.flatMap(demandOf),
  ];
}

function demandOf({ name, in: place, schema }: RouteParameter): readonly Demand[] {
  if (place !== 'query' && place !== 'header') return [];
  const [only, ...others]: readonly unknown[] = Array.isArray(schema.enum) ? schema.enum : [schema.const];
  const isAny = only === undefined || others.length > 0;
  return [
    (request) => {
      const value = place === 'query' ? request.query(name) : request.header(name);
      return isAny ? value !== undefined : value === String(only);
    },
  ];
}
