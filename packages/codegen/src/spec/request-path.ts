/** A document's path, taken apart. */
export interface RequestPath {
  /** Without any query string: `/search`. */
  readonly address: string;
  /** What is sent and is not said by parameters: `/search?kind=text`. */
  readonly path: string;
  /** The query parameters that the query string has places for, by what stands in their braces. */
  readonly queryPlaces: ReadonlyMap<string, readonly string[]>;
}

/**
 * Takes a path apart as documents write it. OpenAPI has neither query strings nor fragments there, but documents use
 * both to tell the operations of one address apart. A fragment is never sent.
 *
 * @see https://spec.openapis.org/oas/v3.2.0.html#paths-object
 * @example
 * requestPath('/search?kind=text&q={term}#texts').path; // '/search?kind=text', and `term` is the query parameter `q`
 */
export function requestPath(declared: string): RequestPath {
  const [sent = ''] = declared.split('#');
  const [address = '', ...rest] = sent.split('?');
  const pairs = rest.flatMap((search) => search.split('&'));
  const queryPlaces = new Map<string, string[]>();
  const fixed = pairs.filter((pair) => {
    const [, name, value] = /^([^={}]+)=\{([^{}]+)\}$/.exec(pair) ?? [];
    if (name === undefined || value === undefined || address.includes(`{${value}}`)) return pair !== '';
    queryPlaces.set(value, [...(queryPlaces.get(value) ?? []), name]);
    return false;
  });
  return { address, path: fixed.length === 0 ? address : `${address}?${fixed.join('&')}`, queryPlaces };
}
