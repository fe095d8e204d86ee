import type { Problem } from '../spec/problem.ts';
import type { MethodConfig, SdkConfig, TurnConfig } from '../spec/sdk-config.ts';
import type { NameRegistry } from './name-registry.ts';
import { configProblem } from './resource-plan.ts';
import type { Property, Schema } from './schema.ts';
import { propertiesOf, resolveSchema, type SchemaIndex, variantsOf } from './schema-tools.ts';
import type { Operation, Pagination, Stream } from './types.ts';

/** What the configuration says of a call, held against the document. */
export interface CompletionContext {
  readonly config: SdkConfig;
  readonly method: MethodConfig;
  readonly index: SchemaIndex;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly types: NameRegistry;
  readonly problems: Problem[];
}

/** Adds to an operation what only the configuration knows. A name that the document does not have is an error. */
export function completeOperation(operation: Operation, context: CompletionContext): Operation {
  const { method } = context;
  const pagination = method.pagination && buildPagination(operation, context);
  const stream = completeStream(operation, context);
  const page = pagination && context.types.claim(`${operation.names.response}sPaginatedCursor`);
  return {
    ...operation,
    ...(page !== undefined && { names: { ...operation.names, page } }),
    ...(pagination && { pagination }),
    ...(stream && { stream }),
    touches: method.touches.flatMap((name) => findOperation(operation, name, ['touches'], context)?.id ?? []),
  };
}

function report(context: CompletionContext, keys: readonly string[], message: string): void {
  context.problems.push(configProblem(context.config, [...context.method.path, ...keys], message));
}

function findOperation(
  operation: Operation,
  name: string,
  keys: readonly string[],
  context: CompletionContext,
): Operation | undefined {
  const found = context.operations.get([...operation.resource, name].join('.')) ?? context.operations.get(name);
  if (found === undefined) {
    report(context, keys, `There is no method \`${name}\`. Name a method of this resource, or one by its whole path.`);
  }
  return found;
}

function propertyIn(
  schema: Schema | undefined,
  name: string,
  keys: readonly string[],
  context: CompletionContext,
): Property | undefined {
  const properties = (schema && propertiesOf(schema, context.index)) ?? [];
  const found = properties.find((property) => property.name === name);
  if (found === undefined) {
    const known = properties.map((property) => property.name).join(', ') || 'none';
    report(context, keys, `The document has no property \`${name}\` there. Its properties: ${known}.`);
  }
  return found;
}

function buildPagination(operation: Operation, context: CompletionContext): Pagination | undefined {
  const { pagination } = context.method;
  if (pagination === undefined) return undefined;
  const items = propertyIn(operation.success.schema, pagination.items, ['pagination', 'items'], context);
  propertyIn(operation.success.schema, pagination.next, ['pagination', 'next'], context);
  for (const key of ['token', 'size'] as const) {
    const name = pagination[key];
    if (name === undefined || operation.queryParameters.some((parameter) => parameter.name === name)) continue;
    report(context, ['pagination', key], `The operation has no query parameter \`${name}\`.`);
  }
  const list = items && resolveSchema(items.schema, context.index);
  if (list === undefined) return undefined;
  if (list.kind === 'array') return { ...pagination, itemSchema: list.items };
  report(context, ['pagination', 'items'], `The property \`${pagination.items}\` is not a list.`);
  return undefined;
}

function completeStream(operation: Operation, context: CompletionContext): Stream | undefined {
  const { turn, deltas, calls, history } = context.method;
  const { stream } = operation;
  if (stream === undefined) {
    if (turn ?? calls ?? history)
      report(context, [turn ? 'turn' : calls ? 'calls' : 'history'], 'The operation does not stream.');
    return undefined;
  }
  const kinds = new Map(
    variantsOf(operation.success.schema ?? { kind: 'unknown' }, context.index)?.variants.map(({ value, schema }) => [
      value,
      schema,
    ]),
  );
  const checkKind = (kind: string, keys: readonly string[]) => {
    if (kinds.has(kind)) return;
    report(
      context,
      keys,
      `The stream has no event \`${kind}\`. Its events: ${[...kinds.keys()].join(', ') || 'none'}.`,
    );
  };
  for (const { delta, full } of deltas) {
    checkKind(delta, ['deltas', delta]);
    checkKind(full, ['deltas', delta]);
  }
  if (calls !== undefined) {
    checkKind(calls.call, ['calls', 'call']);
    checkKind(calls.result, ['calls', 'result']);
    for (const kind of [calls.call, calls.result]) {
      if (kinds.has(kind)) propertyIn(kinds.get(kind), calls.by, ['calls', 'by'], context);
    }
  }
  if (turn !== undefined) checkTurn(turn, operation, kinds, checkKind, context);
  return {
    ...stream,
    deltas,
    ...(turn && { turn }),
    ...(calls && { calls }),
    ...historyOf(operation, context),
  };
}

function checkTurn(
  turn: TurnConfig,
  operation: Operation,
  kinds: ReadonlyMap<string, Schema>,
  checkKind: (kind: string, keys: readonly string[]) => void,
  context: CompletionContext,
): void {
  checkKind(turn.starts.event, ['turn', 'starts', 'event']);
  checkKind(turn.ends, ['turn', 'ends']);
  propertyIn(operation.body?.schema, turn.starts.from, ['turn', 'starts', 'from'], context);
  if (!kinds.has(turn.ends)) return;
  const ending = kinds.get(turn.ends);
  if (turn.fails !== undefined) {
    propertyIn(ending, turn.fails.when, ['turn', 'fails', 'when'], context);
    propertyIn(ending, turn.fails.message, ['turn', 'fails', 'message'], context);
  }
  if (turn.usage !== undefined) propertyIn(ending, turn.usage, ['turn', 'usage'], context);
}

function historyOf(operation: Operation, context: CompletionContext): Pick<Stream, 'history'> {
  const { history } = context.method;
  if (history === undefined) return {};
  const found = findOperation(operation, history.method, ['history'], context);
  if (found === undefined) return {};
  propertyIn(found.success.schema, history.property, ['history'], context);
  return { history: { operation: found.id, property: history.property } };
}
