import { type JsonObject, present } from '../../json.ts';
import { streamedCall, streamFlag } from '../../model/asked-call.ts';
import { isRead } from '../../model/call-shape.ts';
import { creatorOf, type ListedValues, listedValues } from '../../model/related-operations.ts';
import type { SchemaIndex } from '../../model/schema-tools.ts';
import type { Stream } from '../../model/stream.ts';
import type { Operation, Resource } from '../../model/types.ts';
import { jsonSchema } from '../../print/json-schema.ts';
import { flagsOf } from './command-flag.ts';
import { plainProse } from './plain-prose.ts';

/** A command as plain data: what it says of itself, what it sends, and what its answer means. */
export function commandData(operation: Operation, group: Resource, schemas: SchemaIndex): JsonObject {
  const { names, success } = operation;
  const siblings = group.operations;
  return present({
    name: names.command,
    summary: operation.summary && plainProse(operation.summary),
    description: operation.description && plainProse(operation.description),
    deprecated: operation.deprecated,
    method: operation.method.toUpperCase(),
    path: operation.path,
    kind: kindOf(operation),
    authenticated: operation.authenticated || undefined,
    call: [...operation.resource, names.method],
    hook: { name: names.react.hook, kind: hookKind(operation) },
    response: success.schema && jsonSchema(success.schema),
    stream: operation.stream && streamData(operation.stream, siblings),
    streamed: streamedData(operation, siblings),
    conversation: conversationData(operation, siblings, schemas),
    history: historyData(operation, siblings),
    flags: flagsOf(operation, schemas, (parameter) => reference(listedValues(parameter, siblings, schemas))),
  });
}

function reference(values: ListedValues | undefined): JsonObject | undefined {
  return values && { command: values.operation.names.command, property: values.property };
}

function hookKind(operation: Operation): string {
  if (operation.stream !== undefined) return operation.stream.turn === undefined ? 'client' : 'turn';
  return isRead(operation) ? 'query' : 'mutation';
}

/** What the events of a stream mean, for those who show them. */
function streamData(
  { discriminator, turn, deltas, calls, history }: Stream,
  siblings: readonly Operation[],
): JsonObject {
  const stored = siblings.find(({ id }) => id === history?.operation);
  return present({
    discriminator,
    turn:
      turn &&
      present({
        starts: { ...turn.starts },
        answers: turn.answers,
        ends: turn.ends,
        fails: turn.fails && { ...turn.fails },
        usage: turn.usage,
      }),
    deltas: deltas.map((delta) => ({ ...delta })),
    calls: calls && { ...calls },
    history: stored && history && { command: stored.names.command, property: history.property },
  });
}

/** What is different of a command whose call asks for a stream. */
function streamedData(operation: Operation, siblings: readonly Operation[]): JsonObject | undefined {
  const { stream, success } = streamedCall(operation) ?? {};
  return (
    stream &&
    present({
      flag: [streamFlag(operation)].flat(),
      response: success?.schema && jsonSchema(success.schema),
      stream: streamData(stream, siblings),
    })
  );
}

function conversationData(
  operation: Operation,
  siblings: readonly Operation[],
  schemas: SchemaIndex,
): JsonObject | undefined {
  const { conversation } = operation.names;
  return conversation === undefined
    ? undefined
    : present({ name: conversation, creator: reference(creatorOf(operation, siblings, schemas)) });
}

/** Where an answer holds the events of a stream, stored. */
function historyData({ id }: Operation, siblings: readonly Operation[]): JsonObject | undefined {
  const streaming = siblings.find(({ stream }) => stream?.history?.operation === id);
  const property = streaming?.stream?.history?.property;
  return streaming && property !== undefined ? { command: streaming.names.command, property } : undefined;
}

function kindOf({ pagination, stream, success }: Operation): string {
  if (pagination !== undefined) return 'page';
  if (stream !== undefined) return 'stream';
  const { kind } = success;
  if (kind === undefined) return 'empty';
  return kind === 'text' ? 'text' : kind === 'bytes' ? 'binary' : 'single';
}
