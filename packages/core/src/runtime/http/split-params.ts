import type { Operation } from '../operation.ts';

/** The parameter object, sorted by where its properties go. */
export interface SplitParams {
  /** By name on the wire. */
  readonly query: Readonly<Record<string, unknown>>;
  /** By name on the wire. Undefined where none is given. */
  readonly header: Readonly<Record<string, unknown>> | undefined;
  /** Undefined where no body is to be sent. */
  readonly body: unknown;
}

/** Sorts the properties of the parameter object; see {@link Operation} for the rule. */
export function splitParams(operation: Operation, params: object | null | undefined): SplitParams {
  const { parameters = {}, body: form } = operation;
  const parts: Record<string, Record<string, unknown>> = {};
  for (const [key, value] of Object.entries(params ?? {})) {
    const parameter = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    const place = parameter?.in ?? (form ? 'body' : 'query');
    parts[place] ??= {};
    parts[place][parameter?.name ?? key] = value;
  }
  const { query = {}, header, body = form?.required && !form.property ? {} : undefined } = parts;
  return { query, header, body: form?.property ? body?.[form.property] : body };
}
