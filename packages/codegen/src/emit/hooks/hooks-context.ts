import { isRead, mayAnswerNothing, requiresParams } from '../../model/call-shape.ts';
import { callProse } from '../../model/operation-prose.ts';
import type { SchemaIndex } from '../../model/schema-tools.ts';
import type { ApiModel, Operation, Parameter, Resource } from '../../model/types.ts';
import { type Code, code, identifier, join, literal, member } from '../../print/code.ts';
import { docComment, paramTags } from '../../print/doc-comment.ts';
import { type Imports, relativeModule } from '../../print/file.ts';
import { schemaType } from '../../print/schema-type.ts';

/** Something that a generated module declares and the package exports. */
export interface Declaration {
  readonly name: string;
  readonly isType?: true;
  readonly code: Code;
}

/** What printing one module needs. */
export interface ModuleContext {
  readonly model: ApiModel;
  readonly index: SchemaIndex;
  readonly imports: Imports;
  /** The module's path below `generated/`. */
  readonly path: string;
}

/** The module of what gives a client to hooks. */
export const providerPath = 'provider.ts';

/** The module of a resource that servers can import too. */
export function optionsPath(resource: Resource): string {
  return `${resource.modulePath}/options.ts`;
}

/** The module of a resource that runs in components alone. */
export function hooksPath(resource: Resource): string {
  return `${resource.modulePath}/hooks.ts`;
}

/** The module of a resource's turn hooks that need no query cache. */
export function turnsPath(resource: Resource): string {
  return `${resource.modulePath}/turns.ts`;
}

/** Specifier of a module of the runtime. */
export function runtimeModule(path: string, name: string): string {
  return relativeModule(`generated/${path}`, `runtime/${name}.ts`);
}

/** The client's call in words: `client.beta.chat.retrieve`. */
export function callText({ resource, names }: Operation): string {
  return `\`${['client', ...resource, names.method].join('.')}\``;
}

/** Type of a path argument. */
export function argumentType({ schema }: Parameter, { index, imports }: ModuleContext): Code {
  return schemaType(schema, { index, reference: (name) => imports.type('#core', name) });
}

/** The parameter object as an argument with the given name, or nothing where the call takes none. */
export function paramsArgument(operation: Operation, name: string, { imports }: ModuleContext): readonly Code[] {
  const { params } = operation.names;
  if (params === undefined) return [];
  const type = imports.type('#core', params);
  return [requiresParams(operation) ? code`${identifier(name)}: ${type}` : code`${identifier(name)}?: ${type} | null`];
}

/** Type of what an operation gives: of a page its body, and `nothing` where the answer is, or may be, empty. */
export function dataType(operation: Operation, nothing: Code, { imports }: ModuleContext): Code {
  const { success, names, pagination } = operation;
  const { schema } = success;
  if (schema === undefined) return nothing;
  if (mayAnswerNothing(operation) && names.response !== undefined) {
    const answer = imports.type('#core', names.response);
    // What a call resolves to has undefined already; only what is cached says it in another way.
    return nothing.text === 'void' ? answer : code`Exclude<${answer}, undefined> | ${nothing}`;
  }
  if (schema.kind === 'reference' && schema.nullable !== true) return imports.type('#core', schema.name);
  if (pagination !== undefined && names.page !== undefined) return code`${imports.type('#core', names.page)}['body']`;
  return names.response === undefined ? code`unknown` : imports.type('#core', names.response);
}

/**
 * The parameter that asks for a page of an infinite query. Undefined where there are no pages, or where they are found
 * by headers alone: those are not cached.
 */
export function pageToken({ pagination, queryParameters }: Operation): Parameter | undefined {
  return queryParameters.find(({ name }) => name === pagination?.token);
}

/** Type of the token that asks for a page. */
export function tokenType(operation: Operation, { imports }: ModuleContext): Code {
  const parameter = pageToken(operation);
  const { params } = operation.names;
  if (parameter === undefined || params === undefined) return code`undefined`;
  return code`${imports.type('#core', params)}[${literal(parameter.argument)}]`;
}

/** A call of the hook that gives the client. */
export function clientHookCall({ imports, path, model }: ModuleContext): Code {
  return code`${imports.value(relativeModule(path, providerPath), model.client.clientHook)}()`;
}

/** Documentation of a hook: what it says itself, else what the document says of the operation. */
export function hookComment(operation: Operation, text?: string): Code {
  const { stream, deprecated, pathParameters } = operation;
  const takesArguments = isRead(operation) || stream !== undefined;
  return docComment({
    text: text ?? callProse(operation),
    tags: text === undefined && takesArguments ? paramTags(pathParameters) : [],
    deprecated,
  });
}

/** Runs an operation: the call of the core package, of a page its plain body. */
export function coreCall(operation: Operation, given: readonly Code[], calls: Code): Code {
  const list = [code`client`, ...given].map((argument, position) => (position === 0 ? argument : code`, ${argument}`));
  const call = code`${member(calls, operation.names.method)}(${list})`;
  return operation.pagination === undefined ? call : code`${call}.then((page) => page.body)`;
}

/** The parameter object's value as a further argument, or nothing where the call takes none. */
export function paramsOf(operation: Operation, value: Code): readonly Code[] {
  return operation.names.params === undefined ? [] : [value];
}

/** A function that gives back one expression. */
export function printFunction(
  name: string,
  text: string,
  parameters: readonly Code[],
  result: Code,
  body: Code,
): Declaration {
  const head = code`${docComment({ text })}export function ${identifier(name)}(${join(parameters)}): ${result}`;
  return { name, code: code`${head} {\nreturn ${body};\n}` };
}

/** `query?.name` or `query?.["na me"]`. */
export function optionalMember(object: Code, name: string): Code {
  const read = member(object, name);
  return object.text.endsWith('?') && !read.text.startsWith(`${object.text}.`)
    ? code`${object}.[${literal(name)}]`
    : read;
}

/** How a call of the runtime takes the path arguments. */
export function pathArgument({ pathParameters }: Operation): Code {
  return pathParameters.length === 0 ? code`_path` : code`path`;
}

/** The path arguments by name. */
export function pathObject({ pathParameters }: Operation): Code {
  if (pathParameters.length === 0) return code`{}`;
  return code`{ ${join(pathParameters.map(({ argument }) => identifier(argument)))} }`;
}
