import type { TurnConfig } from '../../spec/config/sdk-config.ts';
import type { Schema } from '../schema.ts';
import { propertiesOf, resolveSchema, variantsOf } from '../schema-tools.ts';
import type { Stream, StreamDelta, StreamHistory, Turn } from '../stream.ts';
import type { Operation, TurnNames } from '../types.ts';
import { type CompletionContext, findOperation, propertyIn, report } from './completion-context.ts';

/** The kinds of a stream's events, with the form of each. */
interface Events {
  readonly discriminator: string | undefined;
  readonly kinds: ReadonlyMap<string, Schema>;
}

/** Adds to a stream what only the configuration knows: what its events mean. */
export function completeStream(operation: Operation, context: CompletionContext): Stream | undefined {
  const { done, turn, calls, history } = context.method;
  const { stream } = operation;
  if (stream === undefined) {
    const [key] = Object.entries({ done, turn, calls, history }).find(([, value]) => value !== undefined) ?? [];
    if (key !== undefined) report(context, [key], 'The operation does not stream.');
    return undefined;
  }
  const variants = variantsOf(operation.success.schema ?? { kind: 'unknown' }, context.index)?.variants ?? [];
  const events: Events = {
    discriminator: stream.discriminator,
    kinds: new Map(variants.map(({ value, schema }) => [value, schema])),
  };
  if (calls !== undefined) checkCalls(calls, events, context);
  const stored = completeHistory(operation, context);
  return {
    ...stream,
    ...(done !== undefined && { done }),
    deltas: completeDeltas(events, context),
    ...(turn && { turn: completeTurn(turn, operation, events, context) }),
    ...(calls && { calls }),
    ...(stored && { history: stored }),
  };
}

/** The form of a kind of event. One that the stream does not have is reported. */
function kindIn(events: Events, kind: string, keys: readonly string[], context: CompletionContext): Schema | undefined {
  const schema = events.kinds.get(kind);
  if (schema === undefined) {
    const known = [...events.kinds.keys()].join(', ') || 'none';
    report(context, keys, `The stream has no event \`${kind}\`. Its events: ${known}.`);
  }
  return schema;
}

/** Where a configuration names an event, and where it may name the property that holds the event's text. */
interface TextPlace {
  readonly kindKeys: readonly string[];
  readonly keys: readonly string[];
  /** The key of the property, below the others. */
  readonly key: string;
}

/**
 * The property that holds the text of an event: the one that is named, else the only one there is. Required ones come
 * before optional ones.
 */
function textProperty(
  events: Events,
  kind: string,
  given: string | undefined,
  { kindKeys, keys, key }: TextPlace,
  context: CompletionContext,
): string {
  const schema = kindIn(events, kind, kindKeys, context);
  if (schema === undefined) return '';
  if (given !== undefined) return propertyIn(schema, given, [...keys, key], context)?.name ?? '';
  const texts = (propertiesOf(schema, context.index) ?? []).filter((property) => {
    return property.name !== events.discriminator && resolveSchema(property.schema, context.index).kind === 'string';
  });
  const required = texts.filter((property) => property.required);
  const candidates = required.length > 0 ? required : texts;
  const [only] = candidates;
  if (only !== undefined && candidates.length === 1) return only.name;
  const found = candidates.map(({ name }) => name).join(', ') || 'none';
  report(context, keys, `It is not clear which text of \`${kind}\` counts (${found}). Name it with \`${key}\`.`);
  return '';
}

function completeDeltas(events: Events, context: CompletionContext): readonly StreamDelta[] {
  return context.method.deltas.map(({ delta, full, piece, whole }) => {
    const keys = ['deltas', delta];
    return {
      delta,
      full,
      piece: textProperty(events, delta, piece, { kindKeys: keys, keys, key: 'piece' }, context),
      whole: textProperty(events, full, whole, { kindKeys: keys, keys, key: 'whole' }, context),
    };
  });
}

function checkCalls(calls: NonNullable<Stream['calls']>, events: Events, context: CompletionContext): void {
  for (const role of ['call', 'result'] as const) {
    const schema = kindIn(events, calls[role], ['calls', role], context);
    if (schema !== undefined) propertyIn(schema, calls.by, ['calls', 'by'], context);
  }
}

function completeTurn(turn: TurnConfig, operation: Operation, events: Events, context: CompletionContext): Turn {
  const { starts, ends, fails, usage, answers } = turn;
  const place = { kindKeys: ['turn', 'starts', 'event'], keys: ['turn', 'starts'], key: 'content' };
  const content = textProperty(events, starts.event, starts.content, place, context);
  propertyIn(operation.body?.schema, starts.from, ['turn', 'starts', 'from'], context);
  const ending = kindIn(events, ends, ['turn', 'ends'], context);
  if (ending !== undefined && fails !== undefined) {
    propertyIn(ending, fails.when, ['turn', 'fails', 'when'], context);
    propertyIn(ending, fails.message, ['turn', 'fails', 'message'], context);
  }
  if (ending !== undefined && usage !== undefined) propertyIn(ending, usage, ['turn', 'usage'], context);
  const built = context.method.deltas.map(({ full }) => full);
  if (answers !== undefined && !built.includes(answers)) {
    const known = built.join(', ') || 'none';
    report(context, ['turn', 'answers'], `No delta builds the event \`${answers}\`. What deltas build: ${known}.`);
  }
  return { ...turn, starts: { ...starts, content } };
}

/** Names what is made of the turns of a stream. */
export function nameTurn({ names }: Operation, { types }: CompletionContext): TurnNames {
  const stem = names.response?.replace(/Response(?=\d*$)/, '') ?? names.pascal;
  return {
    turn: types.claim(`${stem}Turn`, `${names.pascal}Turn`),
    part: types.claim(`${stem}Part`, `${names.pascal}Part`),
    createTranscript: `create${names.pascal}Transcript`,
    createStore: `create${names.pascal}Store`,
  };
}

/** The history must be within reach of what the stream is given. */
function completeHistory(operation: Operation, context: CompletionContext): StreamHistory | undefined {
  const { history } = context.method;
  const found = history && findOperation(operation, history.method, ['history'], context);
  if (history === undefined || found === undefined) return undefined;
  propertyIn(found.success.schema, history.property, ['history'], context);
  const pathNames = operation.pathParameters.map(({ name }) => name);
  const own = [...operation.queryParameters, ...operation.headerParameters];
  const wanted = [...found.queryParameters, ...found.headerParameters];
  const isShared = (name: string, place: string) => own.some((other) => other.name === name && other.in === place);
  const missing = [
    ...found.pathParameters.filter(({ name }) => !pathNames.includes(name)),
    ...wanted.filter(({ name, in: place, required }) => required && !isShared(name, place)),
  ];
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    report(context, ['history'], `The stream is not given what \`${found.id}\` needs: ${names}. Name another method.`);
  }
  return {
    operation: found.id,
    property: history.property,
    params: wanted.filter(({ name, in: place }) => isShared(name, place)).map(({ argument }) => argument),
  };
}
