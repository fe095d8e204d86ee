import { defaultBodySerializer, type HeadersOptions, mergeHeaders } from 'openapi-fetch';
import type { Client } from '../client.ts';
import type { Operation } from '../operation.ts';
import type { RequestOptions } from '../options.ts';
import { isIdempotent } from './retry-policy.ts';
import { serializePath } from './serialize-path.ts';
import { serializeQuery } from './serialize-query.ts';
import { splitParams } from './split-params.ts';

// Its type leaves out that the headers select the form.
const serializeBody = defaultBodySerializer as (body: unknown, headers: object) => BodyInit;

/** Values of a path template by name. */
export type PathValues = Readonly<Record<string, unknown>>;

/** The arguments of `fetch`, as plain data: they serve all attempts of a call. */
export interface BuiltRequest {
  readonly url: string;
  readonly init: RequestInit;
}

/**
 * Puts a call together.
 *
 * @throws {BaseError} Where a path value or a query value cannot be written.
 */
export function buildRequest(
  client: Client,
  operation: Operation,
  pathValues: PathValues,
  params: object | null | undefined,
  options: RequestOptions,
): BuiltRequest {
  const { method, path, parameters, accept, body: bodyForm } = operation;
  const parts = splitParams(operation, params);
  const query = serializeQuery({ ...client.defaultQuery, ...parts.query, ...options.query }, parameters);
  const body =
    parts.body === undefined ? undefined : serializeBody(parts.body, { 'content-type': bodyForm?.mediaType });
  const headers = { ...client.headers };
  if (accept !== undefined) headers.accept = accept || '*/*';
  // The boundary of a form is known to `fetch` alone.
  if (bodyForm && body !== undefined && !(parts.body instanceof FormData)) headers['content-type'] = bodyForm.mediaType;
  return {
    url: client.baseURL + serializePath(path, pathValues) + (query && `?${query}`),
    init: {
      ...client.fetchOptions,
      ...options.fetchOptions,
      method,
      body,
      headers: mergeHeaders(headers, parts.headers as HeadersOptions, options.headers as HeadersOptions),
      // A redirected POST would arrive as a GET, or act at an address that nobody named.
      redirect: isIdempotent(operation) ? 'follow' : 'manual',
    },
  };
}
