import type { Json } from '../../json.ts';
import { alwaysSendsKey, parametersOf } from '../../model/call-shape.ts';
import { modelIndex } from '../../model/model-index.ts';
import { NameRegistry } from '../../model/names/name-registry.ts';
import { camelCase } from '../../model/names/words.ts';
import { operationProse } from '../../model/operation-prose.ts';
import type { Pagination } from '../../model/pagination.ts';
import { allResources } from '../../model/resource-tree.ts';
import type { Schema } from '../../model/schema.ts';
import type { Stream } from '../../model/stream.ts';
import type { ApiModel, Body, Operation, Parameter, Resource, Response } from '../../model/types.ts';
import { type Code, code, identifier, join, lines, literal, objectKey, propertyKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, relativeModule, typescriptFile } from '../../print/file.ts';
import { jsonSchema } from '../../print/json-schema.ts';
import { schemaType, type TypeContext } from '../../print/schema-type.ts';

const apiPath = 'routes.ts';
const definitionsPath = 'definitions.ts';

/** A resource that has operations, and what its routes are called. */
interface RouteGroup {
  readonly resource: Resource;
  readonly path: string;
  readonly name: string;
}

/**
 * What a server of this API needs to know: a module for each resource with its routes, `definitions.ts` with the
 * document's schemas, and `routes.ts`, which puts both together and has the types of handlers.
 */
export function emitRoutes(model: ApiModel): readonly GeneratedFile[] {
  const names = new NameRegistry(model.schemas.map(({ name }) => name));
  const resources = allResources(model.resources).filter(({ operations }) => operations.length > 0);
  const groups = resources.map((resource): RouteGroup => {
    const name = names.claim(camelCase(`${resource.path.join(' ')} routes`));
    return { resource, name, path: `routes/${resource.modulePath}.ts` };
  });
  return [apiFile(model, groups), definitionsFile(model), ...groups.map((group) => groupFile(model, group))];
}

function apiFile(model: ApiModel, groups: readonly RouteGroup[]): GeneratedFile {
  const imports = new Imports();
  const description = imports.type('../runtime/route.ts', 'ApiDescription');
  const definitions = imports.value(relativeModule(apiPath, definitionsPath), 'definitions');
  const { auth, env } = model.client;
  const body = [
    code`/** What a server of this API needs to know of the document. */\nexport const api: ${description} = {
${[
  code`environment: ${literal({ baseURL: env.baseURL })},\n`,
  auth && alwaysSendsKey(model.client) ? code`auth: ${literal(auth)},\n` : code``,
  code`routes: [${join(groups.map(({ name, path }) => code`...${imports.value(relativeModule(apiPath, path), name)}`))}],\n`,
  code`${definitions},\n`,
]}};`,
    printHandlers(model, imports),
  ];
  return typescriptFile({ path: apiPath, documentName: model.info.documentName, imports, body });
}

function definitionsFile({ info, schemas }: ApiModel): GeneratedFile {
  const imports = new Imports();
  const type = imports.type('../runtime/route.ts', 'ApiDescription');
  const entries = schemas.map(({ name, schema, inRequests }) => {
    return code`${objectKey(name)}: ${literal(schemaData(schema, !inRequests))}`;
  });
  const comment = docComment({ text: 'Schemas by name, the targets of `#/$defs/NAME`.' });
  const body = [code`${comment}export const definitions: ${type}['definitions'] = { ${join(entries)} };`];
  return typescriptFile({ path: definitionsPath, documentName: info.documentName, imports, body });
}

function groupFile({ info }: ApiModel, { resource, name, path }: RouteGroup): GeneratedFile {
  const imports = new Imports();
  const type = imports.type(relativeModule(`generated/${path}`, 'runtime/route.ts'), 'Route');
  const routes = resource.operations.map((operation) => literal(routeData(operation)));
  const comment = docComment({ text: `What \`${['client', ...resource.path].join('.')}\` calls.` });
  const body = [code`${comment}export const ${identifier(name)}: readonly ${type}[] = [${join(routes)}];`];
  return typescriptFile({ path, documentName: info.documentName, imports, body });
}

function routeData(operation: Operation): Json {
  const { id, method, path, authenticated, body, success, errors, stream, streamed, pagination } = operation;
  return {
    id,
    method,
    path,
    authenticated,
    parameters: parametersOf(operation).map(parameterData),
    ...(body && { body: bodyData(body) }),
    success: responseData(success),
    errors: errors.map(responseData),
    ...(stream && { stream: streamData(stream) }),
    ...(streamed && {
      streamed: {
        flag: streamed.flag,
        success: responseData(streamed.success),
        stream: streamData(streamed.stream),
      },
    }),
    ...(pagination && { pagination: paginationData(pagination) }),
  };
}

function streamData({ framing, done, discriminator, deltas, turn }: Stream): Json {
  return {
    framing,
    ...(done !== undefined && { done }),
    ...(discriminator !== undefined && { discriminator }),
    deltas: deltas.map(({ delta, full }) => ({ delta, full })),
    ...(turn && { ends: turn.ends }),
    ...(turn?.fails && { fails: { when: turn.fails.when, message: turn.fails.message } }),
  };
}

function bodyData({ required, mediaType, schema, encodings = {} }: Body): Json {
  const lists = Object.entries(encodings).flatMap(([name, { style, explode }]): [string, Json][] =>
    explode === false ? [[name, { ...(style && { style }) }]] : [],
  );
  return {
    required,
    mediaType,
    schema: schemaData(schema),
    ...(lists.length > 0 && { lists: Object.fromEntries(lists) }),
  };
}

function paginationData({ itemSchema: _, ...names }: Pagination): Json {
  return { ...names };
}

/** Schemas carry their examples: from them come the answers of a server that has no better ones. */
function schemaData(schema: Schema, isSent = false): Json {
  return jsonSchema(schema, { examples: true, isSent });
}

function parameterData({ name, in: place, required, schema, style, explode, mediaType }: Parameter): Json {
  const usual = place === 'path' || place === 'header' ? 'simple' : 'form';
  return {
    name,
    in: place,
    required,
    schema: jsonSchema(schema),
    ...(style !== usual && { style }),
    ...(explode !== (style === 'form' || style === 'cookie') && { explode }),
    ...(mediaType !== undefined && { mediaType }),
  };
}

function responseData({ status, mediaType, schema, headers, example }: Response): Json {
  return {
    status,
    ...(mediaType !== undefined && { mediaType }),
    ...(schema && { schema: schemaData(schema) }),
    ...(headers.length > 0 && {
      headers: headers.map((header) => ({ name: header.name, schema: jsonSchema(header.schema) })),
    }),
    ...(example !== undefined && { example }),
  };
}

function printHandlers(model: ApiModel, imports: Imports): Code {
  const context: TypeContext = {
    index: modelIndex(model).schemas,
    reference: (name) => imports.type('./models.ts', name),
  };
  const members = model.operations.map((operation) => {
    const comment = docComment({ text: operationProse(operation), deprecated: operation.deprecated });
    const handler = imports.type('../runtime/handler.ts', handlerType(operation));
    const types = [requestType(operation, context), ...resultTypes(operation, context), code`TContext`];
    return code`${comment}${propertyKey(operation.id)}: ${handler}<${join(types)}>;`;
  });
  const intro = code`/** What answers each operation, by its id. Requests arrive checked. */\n`;
  // Compilers complain of a parameter that is used nowhere, save where its name says so.
  if (members.length === 0) return code`${intro}export type Handlers<_TContext> = Record<string, never>;`;
  return code`${intro}export type Handlers<TContext> = {\n${lines(members)}\n};`;
}

function handlerType({ stream, streamed }: Operation): string {
  if (streamed !== undefined) return 'StreamableHandler';
  return stream === undefined ? 'Handler' : 'StreamHandler';
}

/** What the call answers, in each form that its answer may have. */
function resultTypes({ success, streamed }: Operation, context: TypeContext): readonly Code[] {
  const answers = streamed === undefined ? [success] : [success, streamed.success];
  return answers.map(({ schema }) => (schema === undefined ? code`void` : schemaType(schema, context)));
}

function requestType(operation: Operation, context: TypeContext): Code {
  const { pathParameters, queryParameters, headerParameters, cookieParameters, body } = operation;
  const groups: (readonly [name: string, parameters: readonly Parameter[]])[] = [
    ['path', pathParameters],
    ['query', queryParameters],
    ['header', headerParameters],
    ['cookie', cookieParameters],
  ];
  const members = groups
    .filter(([name, parameters]) => name === 'path' || name === 'query' || parameters.length > 0)
    .map(
      ([name, parameters]) =>
        code`${identifier(name)}: { ${join(
          parameters.map((parameter) => parameterType(parameter, context)),
          code` `,
        )} };`,
    );
  if (body !== undefined) members.push(bodyType(body.schema, body.required, context));
  return code`{\n${lines(members)}\n}`;
}

function parameterType({ name, required, schema }: Parameter, context: TypeContext): Code {
  return code`${propertyKey(name)}${required ? code`` : code`?`}: ${schemaType(schema, context)};`;
}

function bodyType(schema: Schema, isRequired: boolean, context: TypeContext): Code {
  const type = schemaType(schema, context);
  return isRequired ? code`body: ${type};` : code`body?: ${type} | undefined;`;
}
