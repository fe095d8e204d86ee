import type { Json } from '../../json.ts';
import { streamedCall, wholeCall } from '../../model/asked-call.ts';
import { modelIndex } from '../../model/model-index.ts';
import { words } from '../../model/names/words.ts';
import type { Schema } from '../../model/schema.ts';
import { resolveSchema, variantsOf } from '../../model/schema-tools.ts';
import type { Stream } from '../../model/stream.ts';
import type { Operation, Response } from '../../model/types.ts';
import { argumentObject, argumentsOf } from './call-arguments.ts';
import { cliView } from './cli-view.ts';
import type { DocsContext } from './docs-context.ts';
import { exampleValue } from './example-value.ts';
import { httpView } from './http-view.ts';
import { reactView } from './react-view.ts';
import { fieldData, typeData } from './type-data.ts';
import { typescriptView } from './typescript-view.ts';

/** One operation as the site's `PageData`: one tree, and beside it what each view alone says. */
export function operationPage(operation: Operation, context: DocsContext): object {
  return {
    id: operation.id,
    slug: operation.names.slug,
    title: pageTitle(operation),
    method: operation.method,
    path: operation.path,
    idempotencyHeader: operation.idempotencyHeader,
    description: operation.description,
    deprecated: operation.deprecated,
    parameters: argumentsOf(operation).map((argument) => ({
      ...fieldData(argument, context.index),
      in: argument.in,
      argument: argument.argument,
      flag: argument.flag,
    })),
    argumentObject: argumentObject(operation),
    bodyMediaType: operation.body?.mediaType,
    returns: returnsData(operation, context),
    errors: operation.errors.map((response) => responseData(response, context)),
    stream: operation.stream && streamData(operation, operation.stream, context),
    views: viewsData(wholeCall(operation), context),
    streamed: streamedData(operation, context),
  };
}

function viewsData(operation: Operation, context: DocsContext): object {
  return {
    http: httpView(operation, context),
    typescript: typescriptView(operation, context),
    react: reactView(operation, context),
    cli: cliView(operation, context),
  };
}

/** What a page says besides of a call that asks for a stream. */
function streamedData(operation: Operation, context: DocsContext): object | undefined {
  const call = streamedCall(operation);
  return (
    call?.stream && {
      flag: operation.streamed?.flag,
      returns: returnsData(call, context),
      stream: streamData(call, call.stream, context),
      views: viewsData(call, context),
    }
  );
}

/** Title of an operation's page: its summary, else its name in words. One word alone says what it is done to. */
function pageTitle(operation: Operation): string {
  const title = linkTitle(operation);
  const resource = operation.resource.at(-1);
  if (operation.summary?.trim() || title.includes(' ') || resource === undefined) return title;
  return [title, ...words(resource)].join(' ');
}

/** Title of an operation among others of its resource: its summary, else its name in words. */
export function linkTitle({ summary, names }: Operation): string {
  if (summary !== undefined && summary.trim() !== '') return summary.replaceAll('`', '');
  const text = words(names.method).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function returnsData(operation: Operation, context: DocsContext): object {
  const { success, pagination, stream } = operation;
  const items = pagination && {
    property: pagination.items,
    type: typeData(pagination.itemSchema, context.index),
  };
  const data = {
    ...responseData(success, context),
    headers: headersData(success, context),
    links: linksData(operation, context),
  };
  return stream === undefined ? { ...data, items } : { ...data, example: streamExample(operation, stream, context) };
}

function headersData({ headers }: Response, { index }: DocsContext): readonly object[] | undefined {
  const fields = headers.map((header) => fieldData({ ...header, required: header.required ?? false }, index));
  return fields.length === 0 ? undefined : fields;
}

/** The calls that the answer leads to. */
function linksData({ links }: Operation, { model }: DocsContext): readonly object[] | undefined {
  return links?.flatMap(({ operation, description, given }) => {
    const target = modelIndex(model).operations.get(operation);
    return target ? [{ title: pageTitle(target), slug: target.names.slug, description, parameters: given }] : [];
  });
}

function responseData({ status, description, mediaType, schema, example }: Response, context: DocsContext): object {
  const value = example ?? (schema && responseExample(schema, context));
  return {
    status,
    description,
    mediaType,
    type: schema && typeData(schema, context.index),
    example: value === undefined ? undefined : JSON.stringify(value, undefined, 2),
  };
}

function responseExample(schema: Schema, { index }: DocsContext): Json {
  return exampleValue(schema, undefined, { index, direction: 'response' });
}

/** The kinds of events, with the schema of each, in the document's order. */
function kindsOf({ success }: Operation, { index }: DocsContext): readonly { value: string; schema: Schema }[] {
  return (success.schema && variantsOf(success.schema, index)?.variants) ?? [];
}

/** One event of each kind that is sent, a line each: the pieces before what they build, the ending last. */
function streamExample(operation: Operation, stream: Stream, context: DocsContext): string | undefined {
  const { success } = operation;
  const kinds = kindsOf(operation, context);
  if (kinds.length === 0) return success.schema && JSON.stringify(responseExample(success.schema, context));
  const deltasOf = (kind: string) => stream.deltas.filter(({ full }) => full === kind).map(({ delta }) => delta);
  const isDelta = (kind: string) => stream.deltas.some(({ delta }) => delta === kind);
  const { starts, ends } = stream.turn ?? {};
  const middle = kinds
    .map(({ value }) => value)
    .filter((kind) => kind !== starts?.event && kind !== ends && !isDelta(kind));
  const order = [...middle.flatMap((kind) => [...deltasOf(kind), kind]), ...(ends === undefined ? [] : [ends])];
  return order
    .flatMap((kind) => kinds.filter(({ value }) => value === kind))
    .map(({ schema }) => JSON.stringify(responseExample(schema, context)))
    .join('\n');
}

function streamData(operation: Operation, stream: Stream, context: DocsContext): object {
  const { turn, calls, history } = stream;
  const source = history && modelIndex(context.model).operations.get(history.operation);
  return {
    framing: stream.framing,
    discriminator: stream.discriminator,
    events: kindsOf(operation, context).map(({ value, schema }) => {
      const pieces = stream.deltas.find(({ delta }) => delta === value);
      return {
        kind: value,
        description: schema.description ?? resolveSchema(schema, context.index).description,
        role: roleOf(value, stream),
        builds: pieces?.full,
        text: pieces?.piece ?? stream.deltas.find(({ full }) => full === value)?.whole,
      };
    }),
    pairedBy: calls?.by,
    fails: turn?.fails,
    history: source && history && { title: pageTitle(source), slug: source.names.slug, property: history.property },
  };
}

function roleOf(kind: string, { turn, deltas, calls }: Stream): string | undefined {
  if (kind === turn?.starts.event) return 'start';
  if (kind === turn?.ends) return 'end';
  if (kind === calls?.call) return 'call';
  if (kind === calls?.result) return 'result';
  return deltas.some(({ delta }) => delta === kind) ? 'delta' : undefined;
}
