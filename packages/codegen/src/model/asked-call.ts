import type { PropertyPath } from '../json.ts';
import type { Schema } from './schema.ts';
import type { Body, Operation } from './types.ts';

/** The property of the parameter object that asks for a stream: its name, or the names on the way to it. */
export function streamFlag({ body, streamed }: Operation): PropertyPath {
  const { flag = '' } = streamed ?? {};
  const field = body?.fields?.find(({ name }) => name === flag);
  return field?.argument ?? ['body', flag];
}

/** A call as it is where it is not asked for a stream. Of most there is no other form. */
export function wholeCall(operation: Operation): Operation {
  const { streamed, body, names, ...call } = operation;
  if (streamed === undefined || body === undefined) return operation;
  const fields = body.fields?.map((field) =>
    field.name === streamed.flag && field.required ? { ...field, schema: constant(false) } : field,
  );
  return {
    ...call,
    body: { ...body, ...(fields && { fields }) },
    names: { ...names, params: streamed.names.wholeParams },
  };
}

/** A call as it is where it is asked for a stream. Undefined where it cannot be. */
export function streamedCall({ streamed, body, names, ...call }: Operation): Operation | undefined {
  if (streamed === undefined || body === undefined) return undefined;
  const { flag, success, stream } = streamed;
  const { params, response } = streamed.names;
  return { ...call, body: askingBody(body, flag), names: { ...names, params, response }, success, stream };
}

/** A body that asks for a stream. */
function askingBody(body: Body, flag: string): Body {
  const asks = { required: true, schema: constant(true) };
  if (body.fields === undefined) {
    const flagged: Schema = { kind: 'object', properties: [{ name: flag, ...asks }] };
    return { ...body, required: true, schema: { kind: 'intersection', members: [body.schema, flagged] } };
  }
  const fields = body.fields.map((field) => (field.name === flag ? { ...field, ...asks } : field));
  return { ...body, required: true, fields };
}

function constant(value: boolean): Schema {
  return { kind: 'const', value };
}
