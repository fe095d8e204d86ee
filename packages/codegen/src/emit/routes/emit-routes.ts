import { schemasOfCalls } from '../../model/build/choose-modules.ts';
import { alwaysSendsKey } from '../../model/call-shape.ts';
import { modelIndex } from '../../model/model-index.ts';
import { NameRegistry } from '../../model/names/name-registry.ts';
import { camelCase, pascalCase } from '../../model/names/words.ts';
import { remembered } from '../../model/remembered.ts';
import { allResources } from '../../model/resource-tree.ts';
import type { NamedSchema } from '../../model/schema.ts';
import type { ApiModel, Resource } from '../../model/types.ts';
import { type Code, code, empty, identifier, join, lines, literal, objectKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, relativeModule, typescriptFile } from '../../print/file.ts';
import { type HandlerContext, handlerMember } from './handler-types.ts';
import { routeData, schemaData } from './route-data.ts';

const apiPath = 'routes.ts';
const definitionsPath = 'definitions.ts';

/** A resource that has operations, and what its routes and the type of its handlers are called. */
interface RouteGroup {
  readonly resource: Resource;
  readonly path: string;
  readonly routes: string;
  readonly handlers: string;
}

/**
 * What a server of this API needs to know: a module for each resource with its routes and the type of their handlers,
 * `definitions.ts` with the schemas of calls, and `routes.ts`, which puts all together.
 */
export function emitRoutes(model: ApiModel): readonly GeneratedFile[] {
  const names = new NameRegistry(model.schemas.map(({ name }) => name));
  const resources = allResources(model.resources).filter(({ operations }) => operations.length > 0);
  const groups = resources.map((resource): RouteGroup => {
    const name = resource.path.join(' ');
    return {
      resource,
      path: routesPath(resource),
      routes: names.claim(camelCase(`${name} routes`)),
      handlers: names.claim(pascalCase(`${name} handlers`)),
    };
  });
  return [apiFile(model, groups), definitionsFile(model), ...groups.map((group) => groupFile(model, group))];
}

function apiFile(model: ApiModel, groups: readonly RouteGroup[]): GeneratedFile {
  const imports = new Imports();
  const description = imports.type('../runtime/route.ts', 'ApiDescription');
  const definitions = imports.value(relativeModule(apiPath, definitionsPath), 'definitions');
  const { auth, credentials, env } = model.client;
  const body = [
    code`/** What a server of this API needs to know of the document. */\nexport const api: ${description} = {
${[
  code`environment: ${literal({ baseURL: env.baseURL })},\n`,
  auth && alwaysSendsKey(model.client) ? code`auth: ${literal(auth)},\n` : empty,
  credentials?.token ? code`tokenURL: ${literal(credentials.token.url)},\n` : empty,
  code`routes: [${join(groups.map(({ routes, path }) => code`...${imports.value(relativeModule(apiPath, path), routes)}`))}],\n`,
  code`${definitions},\n`,
]}};`,
    allHandlers(groups.map(({ handlers, path }) => imports.type(relativeModule(apiPath, path), handlers))),
  ];
  return typescriptFile({ path: apiPath, documentName: model.info.documentName, imports, body });
}

function allHandlers(types: readonly Code[]): Code {
  const intro = code`/** What answers each operation, by its id. Requests arrive checked. */\n`;
  // Compilers complain of a parameter that is used nowhere, save where its name says so.
  if (types.length === 0) return code`${intro}export type Handlers<_TContext> = Record<string, never>;`;
  const parts = types.map((type) => code`${type}<TContext>`);
  return code`${intro}export type Handlers<TContext> = ${join(parts, code` & `)};`;
}

function definitionsFile(model: ApiModel): GeneratedFile {
  const imports = new Imports();
  const type = imports.type('../runtime/route.ts', 'ApiDescription');
  const entries = schemasOfCalls(model.schemas).map((named) => printDefinition(named, model));
  const comment = docComment({ text: 'Schemas by name, the targets of `#/$defs/NAME`.' });
  const body = [code`${comment}export const definitions: ${type}['definitions'] = { ${join(entries)} };`];
  return typescriptFile({ path: definitionsPath, documentName: model.info.documentName, imports, body });
}

const printDefinition = remembered(({ name, schema, inRequests }: NamedSchema): Code => {
  return code`${objectKey(name)}: ${literal(schemaData(schema, !inRequests))}`;
});

function groupFile(model: ApiModel, { resource, path, routes, handlers }: RouteGroup): GeneratedFile {
  const { imports, data, members } = printGroup(resource, model);
  const type = code`${imports.type(runtimeModule(path, 'route.ts'), 'ApiDescription')}['routes']`;
  const calls = `\`${['client', ...resource.path].join('.')}\``;
  const body = [
    code`${docComment({ text: `What ${calls} calls.` })}export const ${identifier(routes)}: ${type} = [${data}];`,
    code`${docComment({ text: `What answers the calls of ${calls}.` })}export type ${identifier(handlers)}<TContext> = {\n${members}\n};`,
  ];
  return typescriptFile({ path, documentName: model.info.documentName, imports, body });
}

/** The routes of a resource and the types of their handlers, and what these import. */
const printGroup = remembered((resource: Resource, model: ApiModel) => {
  const imports = new Imports();
  const path = routesPath(resource);
  const context: HandlerContext = {
    index: modelIndex(model).schemas,
    reference: (name) => imports.type(relativeModule(path, 'models.ts'), name),
    handler: (name) => imports.type(runtimeModule(path, 'handler.ts'), name),
  };
  return {
    data: join(resource.operations.map((operation) => literal(routeData(operation)))),
    members: lines(resource.operations.map((operation) => handlerMember(operation, context))),
    imports,
  };
});

function routesPath({ modulePath }: Resource): string {
  return `routes/${modulePath}.ts`;
}

function runtimeModule(path: string, name: string): string {
  return relativeModule(`generated/${path}`, `runtime/${name}`);
}
