import type { Operation } from '../operation.ts';
import type { EncodedBody } from './encode-body.ts';
import { encodeJson } from './encode-json.ts';

/** The parameter object, sorted by where its properties go. */
export interface SplitParams {
  /** By name on the wire. */
  readonly query?: object | null | undefined;
  /** By name on the wire. Undefined where none is given. */
  readonly header?: Readonly<Record<string, unknown>> | undefined;
  /** The body, ready to be sent. Undefined where none is to be sent. */
  readonly content?: EncodedBody | undefined;
}

/** Sorts the properties of the parameter object; see {@link Operation} for the rule. */
export function splitParams(operation: Operation, params: object | null | undefined): SplitParams {
  const { parameters = {}, body: form } = operation;
  const parts: Record<string, Record<string, unknown>> = {};
  for (const [key, value] of Object.entries(params ?? {})) {
    const parameter = Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    const place = parameter?.in ?? (form ? 'body' : 'query');
    // Without a prototype, `__proto__` is a name as any other.
    parts[place] ??= Object.create(null) as Record<string, unknown>;
    parts[place][parameter?.name ?? key] = value;
  }
  const { query, header, body: fields = form?.required ? {} : undefined } = parts;
  const body = form?.property ? fields?.[form.property] : fields;
  const content =
    form && body !== undefined ? (form.encode ?? encodeJson)(body, form.mediaType, form.encodings) : undefined;
  return { query, header, content };
}
