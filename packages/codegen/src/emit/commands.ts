import { isRead } from '../model/call-shape.ts';
import { creatorOf, type ListedValues, listedValues } from '../model/related-operations.ts';
import type { Json } from '../model/schema.ts';
import type { SchemaIndex } from '../model/schema-tools.ts';
import type { ApiModel, Operation, Resource, Stream } from '../model/types.ts';
import { type Code, code, identifier, join, literal, member, objectKey } from '../print/code.ts';
import { docComment } from '../print/doc-comment.ts';
import { type GeneratedFile, Imports, relativeModule, typescriptFile } from '../print/file.ts';
import { jsonSchema } from '../print/json-schema.ts';
import { type FlagData, flagsOf, present } from './command-flag.ts';

const commandLinePath = 'cli.ts';
const definitionsPath = 'definitions.ts';

/**
 * The command line's data: `cli.ts`, which is all that is known before a command is chosen, one module of commands for
 * each resource that has operations, and `definitions.ts` with the document's schemas.
 */
export function emitCommands(model: ApiModel): readonly GeneratedFile[] {
  const groups = model.resources.flatMap(groupsOf);
  return [commandLineFile(model, groups), definitionsFile(model), ...groups.map((group) => groupFile(model, group))];
}

function definitionsFile({ info, schemas }: ApiModel): GeneratedFile {
  const imports = new Imports();
  const type = imports.type(relativeModule(`generated/${definitionsPath}`, 'runtime/command.ts'), 'JsonSchema');
  const entries = schemas.map(({ name, schema }) => code`${objectKey(name)}: ${literal(jsonSchema(schema))}`);
  const comment = docComment({ text: 'Schemas by name, the targets of `#/$defs/NAME`.' });
  return typescriptFile({
    path: definitionsPath,
    documentName: info.documentName,
    imports,
    body: [code`${comment}export const definitions: Readonly<Record<string, ${type}>> = { ${join(entries)} };`],
  });
}

/** The resource and those below it that have operations of their own. */
function groupsOf(resource: Resource): Resource[] {
  const below = resource.children.flatMap(groupsOf);
  return resource.operations.length === 0 ? below : [resource, ...below];
}

function commandLineFile({ info, client, servers }: ApiModel, groups: readonly Resource[]): GeneratedFile {
  const imports = new Imports();
  const type = imports.type(relativeModule(`generated/${commandLinePath}`, 'runtime/command.ts'), 'CommandLine');
  const data = present({
    binary: client.binary,
    title: info.title,
    apiKey: client.auth && { env: client.env.apiKey },
    baseURL: present({ env: client.env.baseURL, default: servers[0]?.url }),
    client: {
      className: client.className,
      hook: client.clientHook,
      corePackage: `${client.scope}/core`,
      reactPackage: `${client.scope}/react`,
    },
  });
  const definitions = literal(relativeModule(commandLinePath, definitionsPath));
  const entries = [
    ...entriesOf(data),
    code`definitions: () => import(${definitions}).then((module) => module.definitions)`,
    code`groups: [${join(groups.map(groupEntry))}]`,
  ];
  return typescriptFile({
    path: commandLinePath,
    documentName: info.documentName,
    imports,
    body: [
      code`${docComment({ text: 'Everything that the program knows before a command is chosen.' })}export const commandLine: ${type} = { ${join(entries)} };`,
    ],
  });
}

function groupEntry(group: Resource): Code {
  const data = present({ name: group.commandGroup, summary: group.description && firstSentence(group.description) });
  const module = relativeModule(commandLinePath, groupPath(group));
  return code`{ ${join(entriesOf(data))}, load: () => import(${literal(module)}).then((module) => module.commands) }`;
}

/** Everything in this file is read at every start of the program, so a group's prose is cut. */
function firstSentence(text: string): string {
  const paragraph = text.trim().split(/\n\s*\n/)[0] ?? '';
  const line = paragraph.replace(/\s+/g, ' ');
  return /^.+?[.!?](?= |$)/.exec(line)?.[0] ?? line;
}

function groupFile({ info, schemas }: ApiModel, group: Resource): GeneratedFile {
  const path = groupPath(group);
  const imports = new Imports();
  const type = imports.type(relativeModule(`generated/${path}`, 'runtime/command.ts'), 'Command');
  const index = new Map(schemas.map((schema) => [schema.name, schema]));
  const commands = group.operations.map((operation) => commandEntry(operation, group, index));
  return typescriptFile({
    path,
    documentName: info.documentName,
    imports,
    body: [
      code`${docComment({ text: `Commands of \`${group.commandGroup}\`.` })}export const commands: readonly ${type}[] = [${join(commands)}];`,
    ],
  });
}

function commandEntry(operation: Operation, group: Resource, schemas: SchemaIndex): Code {
  const { names, success } = operation;
  const siblings = group.operations;
  const data = present({
    name: names.command,
    summary: operation.summary?.trim(),
    description: operation.description?.trim(),
    deprecated: operation.deprecated,
    method: operation.method.toUpperCase(),
    path: operation.path,
    kind: kindOf(operation),
    authenticated: operation.authenticated || undefined,
    call: [...operation.resource, names.method],
    hook: { name: names.react.hook, kind: hookKind(operation) },
    response: success.schema && jsonSchema(success.schema),
    stream: operation.stream && streamData(operation.stream, siblings),
    conversation: conversationData(operation, siblings, schemas),
    history: historyData(operation, siblings),
    flags: flagsOf(operation, schemas, (parameter) => reference(listedValues(parameter, siblings, schemas))),
  });
  const method = member(identifier('module'), names.method);
  const module = literal(`#core/${group.modulePath}`);
  const load = code`load: () => import(${module}).then((module) => ${method})`;
  return code`{ ${join([...entriesOf(data), load, ...transcriptEntry(operation, group)])} }`;
}

/** The loader of what makes turns of a stream's events. */
function transcriptEntry({ names }: Operation, { turnModulePath }: Resource): Code[] {
  if (names.turn === undefined || turnModulePath === undefined) return [];
  const create = member(identifier('module'), names.turn.createTranscript);
  const module = literal(`#core/${turnModulePath}`);
  return [code`transcript: () => import(${module}).then((module) => ${create})`];
}

function reference(values: ListedValues | undefined): FlagData | undefined {
  return values && { command: values.operation.names.command, property: values.property };
}

function hookKind(operation: Operation): string {
  if (operation.stream !== undefined) return operation.stream.turn === undefined ? 'client' : 'turn';
  return isRead(operation) ? 'query' : 'mutation';
}

/** What the events of a stream mean, for those who show them. */
function streamData({ discriminator, turn, deltas, calls, history }: Stream, siblings: readonly Operation[]): FlagData {
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

function conversationData(
  operation: Operation,
  siblings: readonly Operation[],
  schemas: SchemaIndex,
): FlagData | undefined {
  const { conversation } = operation.names;
  return conversation === undefined
    ? undefined
    : present({ name: conversation, creator: reference(creatorOf(operation, siblings, schemas)) });
}

/** Where an answer holds the events of a stream, stored. */
function historyData({ id }: Operation, siblings: readonly Operation[]): FlagData | undefined {
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

function groupPath(group: Resource): string {
  return `commands/${group.modulePath}.ts`;
}

function entriesOf(data: { readonly [key: string]: Json }): Code[] {
  return Object.entries(data).map(([key, value]) => code`${objectKey(key)}: ${literal(value)}`);
}
