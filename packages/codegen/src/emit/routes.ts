import { alwaysSendsKey } from '../model/call-shape.ts';
import { modelIndex } from '../model/model-index.ts';
import type { Json, Schema } from '../model/schema.ts';
import type { ApiModel, Operation, Pagination, Parameter, Response } from '../model/types.ts';
import { type Code, code, identifier, join, lines, literal, objectKey, propertyKey } from '../print/code.ts';
import { docComment } from '../print/doc-comment.ts';
import { type GeneratedFile, Imports, typescriptFile } from '../print/file.ts';
import { jsonSchema } from '../print/json-schema.ts';
import { schemaType, type TypeContext } from '../print/schema-type.ts';

/** `routes.ts`: what a server of this API needs to know of each operation, and the types of its handlers. */
export function emitRoutes(model: ApiModel): readonly GeneratedFile[] {
  const imports = new Imports();
  const description = imports.type('../runtime/route.ts', 'ApiDescription');
  const { auth, env } = model.client;
  const body = [
    code`/** What a server of this API needs to know of the document. */\nexport const api: ${description} = {
${[
  code`environment: ${literal({ baseURL: env.baseURL })},\n`,
  auth && alwaysSendsKey(model.client) ? code`auth: ${literal(auth)},\n` : code``,
  code`routes: [\n${model.operations.map((operation) => code`${literal(routeData(operation))},\n`)}],\n`,
  code`definitions: {\n${model.schemas.map((named) => code`${objectKey(named.name)}: ${literal(schemaData(named.schema))},\n`)}},\n`,
]}};`,
    printHandlers(model, imports),
  ];
  return [typescriptFile({ path: 'routes.ts', documentName: model.info.documentName, imports, body })];
}

function routeData(operation: Operation): Json {
  const { id, method, path, authenticated, body, success, errors, stream, pagination } = operation;
  return {
    id,
    method,
    path,
    authenticated,
    parameters: parametersOf(operation).map(parameterData),
    ...(body && { body: { required: body.required, mediaType: body.mediaType, schema: schemaData(body.schema) } }),
    success: responseData(success),
    errors: errors.map(responseData),
    ...(stream && {
      stream: {
        framing: stream.framing,
        ...(stream.discriminator !== undefined && { discriminator: stream.discriminator }),
        deltas: stream.deltas.map(({ delta, full }) => ({ delta, full })),
        ...(stream.turn && { ends: stream.turn.ends }),
        ...(stream.turn?.fails && { fails: { when: stream.turn.fails.when, message: stream.turn.fails.message } }),
      },
    }),
    ...(pagination && { pagination: paginationData(pagination) }),
  };
}

function paginationData({ itemSchema: _, ...names }: Pagination): Json {
  return { ...names };
}

function parametersOf(operation: Operation): readonly Parameter[] {
  const { pathParameters, queryParameters, headerParameters, cookieParameters } = operation;
  return [...pathParameters, ...queryParameters, ...headerParameters, ...cookieParameters];
}

/** Schemas carry their examples: from them come the answers of a server that has no better ones. */
function schemaData(schema: Schema): Json {
  return jsonSchema(schema, { examples: true });
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
    const { summary, description, deprecated, success, stream } = operation;
    const comment = docComment({
      text: description ?? summary,
      tags: deprecated === true ? [['deprecated', '']] : [],
    });
    const handler = imports.type('../runtime/handler.ts', stream === undefined ? 'Handler' : 'StreamHandler');
    const result = success.schema === undefined ? code`void` : schemaType(success.schema, context);
    return code`${comment}${propertyKey(operation.id)}: ${handler}<${requestType(operation, context)}, ${result}, TContext>;`;
  });
  const intro = code`/** What answers each operation, by its id. Requests arrive checked. */\n`;
  // Compilers complain of a parameter that is used nowhere, save where its name says so.
  if (members.length === 0) return code`${intro}export type Handlers<_TContext> = Record<string, never>;`;
  return code`${intro}export type Handlers<TContext> = {\n${lines(members)}\n};`;
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
