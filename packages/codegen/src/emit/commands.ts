import type { Json } from '../model/schema.ts';
import type { SchemaIndex } from '../model/schema-tools.ts';
import type { ApiModel, Operation, Resource } from '../model/types.ts';
import { type Code, code, identifier, join, literal, member, objectKey } from '../print/code.ts';
import { docComment } from '../print/doc-comment.ts';
import { type GeneratedFile, Imports, relativeModule, typescriptFile } from '../print/file.ts';
import { flagsOf, present } from './command-flag.ts';

const commandLinePath = 'cli.ts';

/**
 * The command line's data: `cli.ts`, which is all that is known before a command is chosen, and one module of commands
 * for each resource that has operations.
 */
export function emitCommands(model: ApiModel): readonly GeneratedFile[] {
  const groups = model.resources.flatMap(groupsOf);
  return [commandLineFile(model, groups), ...groups.map((group) => groupFile(model, group))];
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
  });
  const entries = [...entriesOf(data), code`groups: [${join(groups.map(groupEntry))}]`];
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
  const data = present({
    name: operation.names.command,
    summary: operation.summary?.trim(),
    description: operation.description?.trim(),
    deprecated: operation.deprecated,
    method: operation.method.toUpperCase(),
    path: operation.path,
    kind: kindOf(operation),
    authenticated: operation.authenticated || undefined,
    flags: flagsOf(operation, schemas),
  });
  const method = member(identifier('module'), operation.names.method);
  const module = literal(`#core/${group.modulePath}`);
  return code`{ ${join(entriesOf(data))}, load: () => import(${module}).then((module) => ${method}) }`;
}

function kindOf({ pagination, stream, success }: Operation): string {
  if (pagination !== undefined) return 'page';
  if (stream !== undefined) return 'stream';
  return success.schema === undefined ? 'empty' : 'single';
}

function groupPath(group: Resource): string {
  return `commands/${group.modulePath}.ts`;
}

function entriesOf(data: { readonly [key: string]: Json }): Code[] {
  return Object.entries(data).map(([key, value]) => code`${objectKey(key)}: ${literal(value)}`);
}
