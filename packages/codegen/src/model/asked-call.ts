import type { PropertyPath } from '../json.ts';
import type { Schema } from './schema.ts';
import type { Body, BodyField, Operation, Parameter } from './types.ts';

/** What asks for a stream, where that is a property of the parameter object, and not of a body that is given whole. */
export function flagArgument({ body, queryParameters, streamed }: Operation): Parameter | BodyField | undefined {
  const places = streamed?.flagIn === 'query' ? queryParameters : body?.fields;
  return places?.find(({ name }) => name === streamed?.flag);
}

/** The property of the parameter object that asks for a stream: its name, or the names on the way to it. */
export function streamFlag(operation: Operation): PropertyPath {
  return flagArgument(operation)?.argument ?? ['body', operation.streamed?.flag ?? ''];
}

/** A call as it is where it is not asked for a stream. Of most there is no other form. */
export function wholeCall(operation: Operation): Operation {
  const { streamed, ...call } = operation;
  if (streamed === undefined) return operation;
  const { body, queryParameters, names } = call;
  const { flag, flagIn, names: forms } = streamed;
  return {
    ...call,
    ...(flagIn === 'query' && { queryParameters: withoutAsking(queryParameters, flag) }),
    ...(flagIn === 'body' && body?.fields && { body: { ...body, fields: withoutAsking(body.fields, flag) } }),
    names: { ...names, params: forms.wholeParams },
  };
}

/** A call as it is where it is asked for a stream. Undefined where it cannot be. */
export function streamedCall({ streamed, ...call }: Operation): Operation | undefined {
  if (streamed === undefined) return undefined;
  const { body, queryParameters, names } = call;
  const { flag, flagIn, success, stream } = streamed;
  const { params, response } = streamed.names;
  return {
    ...call,
    ...(flagIn === 'query' && { queryParameters: asking(queryParameters, flag) }),
    ...(flagIn === 'body' && body && { body: askingBody(body, flag) }),
    names: { ...names, params, response },
    success,
    stream,
  };
}

/** A body that asks for a stream. */
function askingBody(body: Body, flag: string): Body {
  if (body.fields !== undefined) return { ...body, required: true, fields: asking(body.fields, flag) };
  const flagged: Schema = { kind: 'object', properties: [{ name: flag, required: true, schema: constant(true) }] };
  return { ...body, required: true, schema: { kind: 'intersection', members: [body.schema, flagged] } };
}

function asking<T extends Parameter | BodyField>(given: readonly T[], flag: string): readonly T[] {
  return given.map((each) => (each.name === flag ? { ...each, required: true, schema: constant(true) } : each));
}

function withoutAsking<T extends Parameter | BodyField>(given: readonly T[], flag: string): readonly T[] {
  return given.map((each) => (each.name === flag && each.required ? { ...each, schema: constant(false) } : each));
}

function constant(value: boolean): Schema {
  return { kind: 'const', value };
}
