import type { HttpMethod } from '../model/types.ts';

/** The methods that a path can have, in the specification's order. */
export const httpMethods: readonly HttpMethod[] = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
];
