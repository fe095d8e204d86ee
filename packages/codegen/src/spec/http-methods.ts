import type { HttpMethod } from '../model/types.ts';

/** The methods of operations, in the specification's order. `trace` is none of them: no `fetch` sends it. */
export const httpMethods: readonly HttpMethod[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'query'];
