/** HTTP methods, as documents write them. */
export type HttpMethod = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'query';

/** The methods of operations, in the specification's order. `trace` is none of them: no `fetch` sends it. */
export const httpMethods: readonly HttpMethod[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'query'];
