import { type Json, type JsonObject, present } from '../../json.ts';
import type { Credentials } from '../../model/client-model.ts';
import { modelIndex } from '../../model/model-index.ts';
import { remembered } from '../../model/remembered.ts';
import { allResources } from '../../model/resource-tree.ts';
import type { NamedSchema } from '../../model/schema.ts';
import { reachableNames, type SchemaIndex } from '../../model/schema-tools.ts';
import type { ApiModel, Operation, Resource } from '../../model/types.ts';
import { type Code, code, identifier, join, literal, literalEntries, member, objectKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, relativeModule, typescriptFile } from '../../print/file.ts';
import { jsonSchema } from '../../print/json-schema.ts';
import { commandData } from './command-data.ts';
import { plainProse } from './plain-prose.ts';

const commandLinePath = 'cli.ts';
const definitionsPath = 'definitions.ts';

/** A group that refers to more schemas shares one file of them: in some documents each leads to almost all others. */
const mostOwnSchemas = 64;

/** A resource with its commands as data. */
interface Group {
  readonly resource: Resource;
  /** Its commands, with commas between. */
  readonly commands: Code;
  /** What the commands refer to, directly or not, in the document's order. */
  readonly schemas: readonly NamedSchema[];
}

/**
 * The command line's data: `cli.ts`, which is all that is known before a command is chosen, and one module for each
 * resource that has operations, with its commands and the schemas that they refer to. Where these are many they stand in
 * `definitions.ts`.
 */
export function emitCommands(model: ApiModel): readonly GeneratedFile[] {
  const resources = allResources(model.resources).filter(({ operations }) => operations.length > 0);
  const positions = new Map(model.schemas.map((named, position) => [named, position]));
  const positionOf = (named: NamedSchema) => positions.get(named) ?? 0;
  const groups = resources.map((resource): Group => {
    const { commands, schemas } = printCommands(resource, model);
    return { resource, commands, schemas: schemas.toSorted((a, b) => positionOf(a) - positionOf(b)) };
  });
  const shared = new Set(groups.filter(sharesSchemas).flatMap(({ schemas }) => schemas));
  return [
    commandLineFile(model, groups, shared.size > 0),
    ...(shared.size > 0 ? [definitionsFile(model, [...shared])] : []),
    ...groups.map((group) => groupFile(model, group)),
  ];
}

/** The commands of a resource, and the schemas that they refer to. */
const printCommands = remembered((resource: Resource, model: ApiModel) => {
  const index = modelIndex(model).schemas;
  const commands = resource.operations.map((operation) => commandData(operation, resource, index));
  const entries = resource.operations.map((operation, position) => {
    return commandEntry(operation, resource, commands[position] ?? {});
  });
  return { commands: join(entries), schemas: referencedSchemas(commands, index) };
});

function sharesSchemas({ schemas }: Group): boolean {
  return schemas.length > mostOwnSchemas;
}

function definitionsFile({ info }: ApiModel, schemas: readonly NamedSchema[]): GeneratedFile {
  const imports = new Imports();
  const module = relativeModule(`generated/${definitionsPath}`, 'runtime/command.ts');
  const comment = 'Schemas of the groups that refer to many, by name: the targets of `#/$defs/NAME`.';
  const body = [printDefinitions(comment, schemas, imports.type(module, 'Definitions'))];
  return typescriptFile({ path: definitionsPath, documentName: info.documentName, imports, body });
}

function printDefinitions(comment: string, schemas: readonly NamedSchema[], type: Code): Code {
  return code`${docComment({ text: comment })}export const definitions: ${type} = { ${join(schemas.map(definition))} };`;
}

/** What is printed of schemas, which many groups refer to. */
const definitions = new WeakMap<NamedSchema, Code>();

function definition(named: NamedSchema): Code {
  const { name, schema } = named;
  const printed = definitions.get(named) ?? code`${objectKey(name)}: ${literal(jsonSchema(schema))}`;
  definitions.set(named, printed);
  return printed;
}

function commandLineFile(
  { info, client, servers }: ApiModel,
  groups: readonly Group[],
  hasDefinitions: boolean,
): GeneratedFile {
  const imports = new Imports();
  const type = imports.type(relativeModule(`generated/${commandLinePath}`, 'runtime/command.ts'), 'CommandLine');
  const data = present({
    binary: client.binary,
    title: info.title,
    apiKey: client.auth && { env: client.env.apiKey },
    credentials: client.credentials && credentialData(client.credentials),
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
    ...literalEntries(data),
    ...(hasDefinitions ? [code`definitions: () => import(${definitions}).then((module) => module.definitions)`] : []),
    code`groups: [${join(groups.map(({ resource }) => groupEntry(resource)))}]`,
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

/** What is given besides the key, and how it lets a client in. */
function credentialData({ options, ways }: Credentials): JsonObject {
  const others = options.filter(({ option }) => option !== 'apiKey');
  const bearer = options.find(({ auth }) => auth?.type === 'bearer')?.option;
  return {
    options: others.map(({ option, env, auth }) => present({ option, env, token: auth ? undefined : bearer })),
    ways,
  };
}

function groupEntry(group: Resource): Code {
  const data = present({
    name: group.commandGroup,
    summary: group.description && firstSentence(plainProse(group.description)),
  });
  const module = relativeModule(commandLinePath, groupPath(group));
  return code`{ ${join(literalEntries(data))}, load: () => import(${literal(module)}) }`;
}

/** Everything in this file is read at every start of the program, so a group's prose is cut. */
function firstSentence(text: string): string {
  const paragraph = text.trim().split(/\n\s*\n/)[0] ?? '';
  const line = paragraph.replace(/\s+/g, ' ');
  return /^.+?[.!?](?= |$)/.exec(line)?.[0] ?? line;
}

function groupFile({ info }: ApiModel, group: Group): GeneratedFile {
  const { resource, commands, schemas } = group;
  const path = groupPath(resource);
  const imports = new Imports();
  const module = relativeModule(`generated/${path}`, 'runtime/command.ts');
  const listComment = docComment({ text: `Commands of \`${resource.commandGroup}\`.` });
  const schemaComment = 'Schemas that they refer to, by name: the targets of `#/$defs/NAME`.';
  return typescriptFile({
    path,
    documentName: info.documentName,
    imports,
    body: [
      code`${listComment}export const commands: readonly ${imports.type(module, 'Command')}[] = [${commands}];\n\n`,
      ...(sharesSchemas(group) ? [] : [printDefinitions(schemaComment, schemas, imports.type(module, 'Definitions'))]),
    ],
  });
}

/** The schemas that data refers to, directly or not. */
function referencedSchemas(data: Json, schemas: SchemaIndex): readonly NamedSchema[] {
  const references = Array.from(referencesIn(data), (name) => ({ kind: 'reference', name }) as const);
  return [...reachableNames(references, schemas)].flatMap((name) => schemas.get(name) ?? []);
}

function referencesIn(data: Json, found: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof data !== 'object' || data === null) return found;
  for (const [key, value] of Object.entries(data)) {
    const name = key === '$ref' && typeof value === 'string' ? /^#\/\$defs\/(.+)$/.exec(value)?.[1] : undefined;
    if (name === undefined) referencesIn(value, found);
    else found.add(name);
  }
  return found;
}

function commandEntry(operation: Operation, group: Resource, data: JsonObject): Code {
  const method = member(identifier('module'), operation.names.method);
  const module = literal(`#core/${group.modulePath}`);
  const load = code`load: () => import(${module}).then((module) => ${method})`;
  return code`{ ${join([...literalEntries(data), load, ...transcriptEntry(operation, group)])} }`;
}

/** The loader of what makes turns of a stream's events. */
function transcriptEntry({ names }: Operation, { turnModulePath }: Resource): Code[] {
  if (names.turn === undefined || turnModulePath === undefined) return [];
  const create = member(identifier('module'), names.turn.createTranscript);
  const module = literal(`#core/${turnModulePath}`);
  return [code`transcript: () => import(${module}).then((module) => ${create})`];
}

function groupPath(group: Resource): string {
  return `commands/${group.modulePath}.ts`;
}
