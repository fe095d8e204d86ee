import { BaseError } from '../errors/base-error.ts';
import type { Operation, OperationParameter } from '../operation.ts';
import { type SplitParams, splitParams } from './split-params.ts';
import { contentText, isComposed, writeStyledPairs } from './write-styled.ts';

/**
 * Sorts the properties of the parameter object as `splitParams` does, for calls with cookies, or with headers that are
 * lists, objects or documents of their own.
 *
 * @param always - Headers of every call: a cookie there is sent beside those of this call.
 * @throws {BaseError} Where a list or an object holds another one.
 */
export function splitStyledParams(
  operation: Operation,
  params: object | null | undefined,
  always: Readonly<Record<string, string>> = {},
): SplitParams {
  const { parameters = {} } = operation;
  const header: Record<string, unknown> = {};
  const cookies: string[] = [];
  for (const [key, value] of Object.entries(params ?? {})) {
    const parameter = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    const name = parameter?.name ?? key;
    if (parameter?.in === 'header') header[name] = headerValue(value, name, parameter);
    if (parameter?.in === 'cookie') cookies.push(...writeStyledPairs(name, value, parameter));
  }
  if (cookies.length) header.cookie = [always.cookie ?? [], cookies].flat().join('; ');
  return { ...splitParams(operation, params), header };
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#style-values */
function headerValue(value: unknown, name: string, { explode, mediaType }: OperationParameter): unknown {
  if (value == null) return value;
  if (mediaType) return contentText(value, mediaType);
  if (value instanceof Date) return value.toISOString();
  if (!isComposed(value)) return value;
  if (Object.values(value).some(isComposed)) throw new BaseError(`Header ${name} must not be nested.`);
  if (Array.isArray(value)) return value.join(',');
  const entries = Object.entries(value).filter(([, item]) => item != null);
  return (explode ? entries.map((entry) => entry.join('=')) : entries.flat()).join(',');
}
