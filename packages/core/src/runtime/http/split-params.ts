import type { Operation } from '../operation.ts';

/** The parameter object, sorted by where its properties go. */
export interface SplitParams {
  /** By name on the wire. */
  readonly query: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
  /** Undefined where no body is to be sent. */
  readonly body: unknown;
}

/** Sorts the properties of the parameter object; see {@link Operation} for the rule. */
export function splitParams(operation: Operation, params: object | null | undefined): SplitParams {
  const { parameters = {}, body: bodyForm } = operation;
  const parts = { query: {}, header: {}, body: {} } as Record<'query' | 'header' | 'body', Record<string, unknown>>;
  for (const [key, value] of Object.entries(params ?? {})) {
    const parameter = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    parts[parameter?.in ?? (bodyForm ? 'body' : 'query')][parameter?.name ?? key] = value;
  }
  const isBodyGiven = bodyForm?.required || Object.keys(parts.body).length > 0;
  const body = bodyForm?.property ? parts.body[bodyForm.property] : isBodyGiven ? parts.body : undefined;
  return { query: parts.query, headers: parts.header, body };
}
