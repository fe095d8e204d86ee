import type { HttpMethod } from '../../http-methods.ts';
import type { Json } from '../../json.ts';
import type { OperationObject, ResponseObject } from '../../spec/document.ts';
import { type Content, contentOf } from '../media-type.ts';
import type { Schema } from '../schema.ts';
import type { SchemaIndex } from '../schema-tools.ts';
import type { Stream } from '../stream.ts';
import type { Response } from '../types.ts';
import { convertSchema, type ReferenceNames } from './convert-schema.ts';
import { preferredContent } from './preferred-content.ts';

/** The answers of an operation: the one that a call resolves to, and those that make it fail. */
export interface Responses {
  readonly success: Response;
  readonly errors: readonly Response[];
  /** Set where the successful answer arrives item by item. */
  readonly framing?: Stream['framing'];
  /** The successful answer that arrives item by item, where the call asks for it. */
  readonly streamed?: { readonly flag: string; readonly success: Response; readonly framing: Stream['framing'] };
}

/** What reading answers needs. */
interface ResponseContext {
  readonly nameOf: ReferenceNames;
  readonly index: SchemaIndex;
}

/**
 * Sorts the answers. The lowest 2xx status is the success, then `default`; a document that declares neither gets an
 * empty 200. What further 2xx answers hold is one more form that the success may have.
 */
export function buildResponses(method: HttpMethod, operation: OperationObject, context: ResponseContext): Responses {
  const declared = Object.entries(operation.responses).sort(([a], [b]) => rank(a) - rank(b));
  const succeeding = declared.filter(([status]) => status.startsWith('2'));
  if (succeeding.length === 0) succeeding.push(...declared.filter(([status]) => status === 'default'));
  const failing = declared.filter(([status]) => /^[45]|^default$/.test(status) && status !== succeeding[0]?.[0]);
  const [first = ['200', { description: '' }] as const, ...others] = succeeding;
  const framing = first[1].content && preferredContent(first[1].content)?.[1]['x-stream'];
  const build = ([status, response]: readonly [string, ResponseObject]) => buildResponse(status, response, context);
  const success = build(first);
  const asked = askedStream(operation, first[1]);
  return {
    // An answer to HEAD has no body, whatever the document says of it.
    success: method === 'head' ? withoutContent(success) : framing ? success : joined(success, others.map(build)),
    errors: failing.map(build),
    ...(framing !== undefined && { framing }),
    ...(asked && { streamed: { flag: asked.flag, framing: asked.framing, success: build([first[0], asked.answer]) } }),
  };
}

/** The stream that a call may ask for, alone. */
function askedStream({ 'x-stream-flag': flag }: OperationObject, response: ResponseObject) {
  for (const [mediaType, form] of Object.entries(flag === undefined ? {} : (response.content ?? {}))) {
    const framing = form['x-stream'];
    if (flag && framing) return { flag, framing, answer: { ...response, content: { [mediaType]: form } } };
  }
  return undefined;
}

function withoutContent({ status, description, headers }: Response): Response {
  return { status, description, headers };
}

/** One success that may be any of several. */
function joined(success: Response, others: readonly Response[]): Response {
  const all = [success, ...others];
  const withContent = all.filter(({ schema }) => schema !== undefined);
  const [main, ...rest] = withContent;
  if (main?.schema === undefined || all.length === 1) return success;
  const forms = new Map(withContent.map(({ schema }) => [JSON.stringify(schema), schema as Schema]));
  const isMixed = rest.some(({ kind }) => kind !== main.kind);
  return {
    ...main,
    status: success.status,
    description: success.description,
    headers: success.headers,
    schema: forms.size === 1 ? main.schema : { kind: 'union', members: [...forms.values()] },
    ...(isMixed && { kind: 'mixed' }),
    ...(withContent.length < all.length && { mayBeEmpty: true }),
  };
}

/** Exact statuses in order, a range (`5XX`) after the exact ones in it, `default` last. */
function rank(status: string): number {
  const digits = Number.parseInt(status.replace(/X/gi, '9'), 10);
  return Number.isNaN(digits) ? 1000 : digits + (/X/i.test(status) ? 0.5 : 0);
}

function buildResponse(status: string, source: ResponseObject, { nameOf, index }: ResponseContext): Response {
  const [mediaType, content] = (source.content && preferredContent(source.content)) ?? [];
  const schema = convertSchema(content?.schema ?? {}, nameOf);
  const isStream = content?.['x-stream'] !== undefined;
  const example = content && exampleOf(content);
  return {
    status: status === 'default' ? status : status.toUpperCase(),
    description: source.description,
    ...(mediaType !== undefined &&
      (isStream ? { mediaType, schema } : readContent(contentOf(mediaType, schema, index)))),
    headers: Object.entries(source.headers ?? {}).map(([name, header]) => ({
      name,
      ...(header.required === true && { required: true }),
      ...(header.deprecated === true && { deprecated: true }),
      ...(header.description !== undefined && { description: header.description }),
      schema: convertSchema(header.schema ?? {}, nameOf),
    })),
    ...(example !== undefined && { example }),
  };
}

/** A form is read as the text that it is. */
function readContent({ mediaType, kind, schema }: Content): Pick<Response, 'mediaType' | 'kind' | 'schema'> {
  return kind === 'json' || kind === 'bytes'
    ? { mediaType, kind, schema }
    : { mediaType, kind: 'text', schema: kind === 'text' ? schema : { kind: 'string' } };
}

function exampleOf(content: NonNullable<ResponseObject['content']>[string]): Json | undefined {
  return Object.values(content.examples ?? {})[0]?.value;
}
