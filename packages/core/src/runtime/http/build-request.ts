import type { Client } from '../client.ts';
import type { Operation } from '../operation.ts';
import type { RequestOptions } from '../options.ts';
import type { EncodedBody } from './encode-body.ts';
import { mergeSendable } from './merge-sendable.ts';
import { isSafe } from './retry-policy.ts';
import { serializePath } from './serialize-path.ts';
import { serializeQuery } from './serialize-query.ts';
import type { SplitParams } from './split-params.ts';

/** Values of a path template by name. */
export type PathValues = Readonly<Record<string, unknown>>;

/** The arguments of `fetch`, as plain data: they serve all attempts of a call. */
export interface BuiltRequest {
  readonly url: string;
  readonly init: RequestInit & Pick<EncodedBody, 'cut' | 'release'>;
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
  const { method, accept } = operation;
  const always = client.always();
  const parts: SplitParams = operation.split?.(operation, params, always.headers) ?? { query: params };
  const query = { ...always.query, ...parts.query, ...options.query };
  const search = (operation.writeQuery ?? serializeQuery)(query, operation.parameters);
  const headers = { ...always.headers, ...(accept && { accept }), ...parts.content?.headers };
  return {
    url:
      client.baseURL +
      serializePath(operation, pathValues) +
      (search && `${operation.path.includes('?') ? '&' : '?'}${search}`),
    init: {
      ...client.fetchOptions,
      ...options.fetchOptions,
      ...parts.content,
      method,
      // An object of class Headers costs more than all else here, so that only calls that need it make one.
      headers: parts.header || options.headers ? mergeSendable(headers, parts.header, options.headers) : headers,
      // What acts would act at an address that nobody named; a redirected POST could also arrive as a GET.
      redirect: isSafe(operation) ? always.redirect : 'manual',
    },
  };
}
