import { schemasOfCalls } from '../../model/build/choose-modules.ts';
import { alwaysSendsKey } from '../../model/call-shape.ts';
import { NameRegistry } from '../../model/names/name-registry.ts';
import { camelCase } from '../../model/names/words.ts';
import { remembered } from '../../model/remembered.ts';
import { allResources } from '../../model/resource-tree.ts';
import type { NamedSchema } from '../../model/schema.ts';
import type { ApiModel, Operation, Resource } from '../../model/types.ts';
import { type Code, code, empty, identifier, join, literal, objectKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, relativeModule, typescriptFile } from '../../print/file.ts';
import { printHandlers } from './handler-types.ts';
import { routeData, schemaData } from './route-data.ts';

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
 * schemas of calls, and `routes.ts`, which puts both together and has the types of handlers.
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
  const { auth, credentials, env } = model.client;
  const body = [
    code`/** What a server of this API needs to know of the document. */\nexport const api: ${description} = {
${[
  code`environment: ${literal({ baseURL: env.baseURL })},\n`,
  auth && alwaysSendsKey(model.client) ? code`auth: ${literal(auth)},\n` : empty,
  credentials?.token ? code`tokenURL: ${literal(credentials.token.url)},\n` : empty,
  code`routes: [${join(groups.map(({ name, path }) => code`...${imports.value(relativeModule(apiPath, path), name)}`))}],\n`,
  code`${definitions},\n`,
]}};`,
    printHandlers(model, imports),
  ];
  return typescriptFile({ path: apiPath, documentName: model.info.documentName, imports, body });
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

function groupFile(model: ApiModel, { resource, name, path }: RouteGroup): GeneratedFile {
  const imports = new Imports();
  const type = imports.type(relativeModule(`generated/${path}`, 'runtime/route.ts'), 'Route');
  const routes = resource.operations.map((operation) => printRoute(operation, model));
  const comment = docComment({ text: `What \`${['client', ...resource.path].join('.')}\` calls.` });
  const body = [code`${comment}export const ${identifier(name)}: readonly ${type}[] = [${join(routes)}];`];
  return typescriptFile({ path, documentName: model.info.documentName, imports, body });
}

const printRoute = remembered((operation: Operation): Code => literal(routeData(operation)));
