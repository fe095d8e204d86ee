import type { OperationObject } from '../../spec/document.ts';
import type { NameRegistry } from '../names/name-registry.ts';
import { type SchemaIndex, variantsOf } from '../schema-tools.ts';
import type { Stream } from '../stream.ts';
import type { Operation, Response, StreamedForm } from '../types.ts';
import type { Responses } from './build-responses.ts';

/** Text in place of an event, after which nothing follows. */
const doneText = '[DONE]';

/**
 * What the document says of a stream's items. Server-sent events end by the text `[DONE]` where its prose or its example
 * has that.
 *
 * @param prose - What is said of the stream elsewhere.
 */
export function buildStream(
  framing: Stream['framing'],
  { description: answer, schema, example }: Response,
  { summary, description }: OperationObject,
  index: SchemaIndex,
  prose?: string,
): Stream {
  const variants = schema && variantsOf(schema, index);
  const told = [summary, description, prose, answer, schema?.description, example];
  const isDone = framing === 'sse' && told.some((text) => typeof text === 'string' && text.includes(doneText));
  return {
    framing,
    ...(isDone && { done: doneText }),
    ...(variants && { discriminator: variants.propertyName }),
    deltas: [],
  };
}

/**
 * The other form of a call that answers as a stream where it asks for one. Undefined where the body, as the call is given it,
 * has no room for that, and neither has the query.
 */
export function buildStreamedForm(
  { flag, success, framing }: NonNullable<Responses['streamed']>,
  source: OperationObject,
  { body, queryParameters, names }: Pick<Operation, 'body' | 'queryParameters' | 'names'>,
  { types, index }: { readonly types: NameRegistry; readonly index: SchemaIndex },
): StreamedForm | undefined {
  const field = body?.fields?.find(({ name }) => name === flag);
  const parameter = field ? undefined : queryParameters.find(({ name }) => name === flag);
  const isObject = body !== undefined && !['text', 'bytes', 'lines'].includes(body.kind);
  if (!parameter && !(isObject && (field || body.fields === undefined))) return undefined;
  const { pascal, params = `${pascal}Params` } = names;
  const claim = (name: string, ending: string) => types.claim(name + ending, pascal + ending);
  return {
    flag,
    flagIn: parameter ? 'query' : 'body',
    success,
    stream: buildStream(framing, success, source, index, parameter?.description ?? field?.schema.description),
    names: {
      wholeParams: claim(params, 'NonStreaming'),
      params: claim(params, 'Streaming'),
      response: claim(params.replace(/Params(?=\d*$)/, ''), 'StreamResponse'),
    },
  };
}
