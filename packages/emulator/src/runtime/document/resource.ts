import type { Route, RouteParameter } from '../route.ts';

/** A collection of like things: `/pets` with `/pets/{petId}` below it. */
export interface Collection {
  /** Path template of the whole: `/pets`. */
  readonly path: string;
  /** Name of the parameter that names one thing in it: `petId`. */
  readonly parameter: string;
  /** That parameter as the document describes it; undefined where no path names one thing. */
  readonly description: RouteParameter | undefined;
  /** Whether the API can put things into it. What cannot be put in is made up. */
  readonly isStored: boolean;
  /** Whether the API gives new things their ids. Otherwise clients do. */
  readonly namesThings: boolean;
}

/** What a route does to a collection. */
export type Role =
  | { readonly does: 'create' | 'list' | 'retrieve' | 'replace' | 'change' | 'delete'; readonly collection: Collection }
  | { readonly does: 'other' };

/** The resources that an API has, as its paths tell. */
export interface Resources {
  readonly roleOf: (route: Route) => Role;
  /** The collections whose things a route is below of, outermost first. */
  readonly parentsOf: (route: Route) => readonly Collection[];
}

const itemPath = /^(.*)\/\{([^{}]+)\}$/;

/**
 * Finds the collections of an API: every path that ends with a parameter is a thing in one, and what a path takes by POST
 * is a thing of the list that it gives page by page. Of the routes of one method and address, the first alone is about
 * the thing: the others tell something of it.
 */
export function findResources(routes: readonly Route[]): Resources {
  const collections = new Map<string, Collection>();
  for (const { path, parameters } of routes) {
    const [, collectionPath, parameter] = itemPath.exec(path) ?? [];
    if (collectionPath === undefined || parameter === undefined) continue;
    const has = (method: Route['method'], at: string) =>
      routes.some((route) => route.method === method && route.path === at && route.stream === undefined);
    const namesThings = has('post', collectionPath);
    const isStored = namesThings || has('put', path);
    const description = parameters.find((described) => described.in === 'path' && described.name === parameter);
    collections.set(collectionPath, { path: collectionPath, parameter, description, isStored, namesThings });
  }
  for (const { path, method, pagination } of routes) {
    if (method !== 'get' || pagination === undefined || collections.has(path)) continue;
    if (!routes.some((route) => route.method === 'post' && route.path === path && route.stream === undefined)) continue;
    collections.set(path, { path, parameter: 'id', description: undefined, isStored: true, namesThings: true });
  }
  const first = new Map(routes.map((route) => [`${route.method} ${route.path}`, route] as const).reverse());
  return {
    roleOf: (route) =>
      first.get(`${route.method} ${route.path}`) === route ? roleIn(collections, route) : { does: 'other' },
    parentsOf: ({ path }) =>
      [...collections.values()]
        .filter((collection) => path.startsWith(`${collection.path}/{${collection.parameter}}/`))
        .sort((a, b) => a.path.length - b.path.length),
  };
}

const atCollection: Readonly<Partial<Record<Route['method'], 'list' | 'create'>>> = { get: 'list', post: 'create' };
const atThing: Readonly<Partial<Record<Route['method'], 'retrieve' | 'replace' | 'change' | 'delete'>>> = {
  get: 'retrieve',
  put: 'replace',
  patch: 'change',
  post: 'change',
  delete: 'delete',
};

function roleIn(collections: ReadonlyMap<string, Collection>, { path, method, stream, pagination }: Route): Role {
  if (stream !== undefined) return { does: 'other' };
  const whole = collections.get(path);
  const does = atCollection[method];
  if (whole !== undefined && does !== undefined) return { does, collection: whole };
  const holder = collections.get(itemPath.exec(path)?.[1] ?? '');
  // What is read page by page is no thing.
  const doesToThing = pagination === undefined ? atThing[method] : undefined;
  if (holder !== undefined && doesToThing !== undefined) return { does: doesToThing, collection: holder };
  return { does: 'other' };
}
