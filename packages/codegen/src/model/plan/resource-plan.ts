import { didYouMean } from '../../did-you-mean.ts';
import { type HttpMethod, httpMethods } from '../../http-methods.ts';
import { endpointPath } from '../../spec/config/endpoint-path.ts';
import type { EndpointConfig, MethodConfig, ResourceConfig, SdkConfig } from '../../spec/config/sdk-config.ts';
import type { OpenApiDocument, OperationObject } from '../../spec/document.ts';
import { pointerTo } from '../../spec/json-pointer.ts';
import type { Problem } from '../../spec/problem.ts';
import { NameRegistry } from '../names/name-registry.ts';
import { reservedClientMembers, reservedMembers } from '../names/reserved-names.ts';

/** Where each operation of the document stands in the client, before names are given. */
export interface ResourcePlan {
  readonly name: string;
  readonly path: readonly string[];
  readonly methods: readonly MethodPlan[];
  readonly children: readonly ResourcePlan[];
}

/** One call. */
export interface MethodPlan {
  readonly name: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly operation: OperationObject;
  /** What the configuration says of the call beyond its place. */
  readonly config?: MethodConfig;
}

type Named = ResourceConfig | MethodConfig;

/**
 * Takes the places that the configuration gives. An endpoint that the document does not have is an error; in a
 * configuration for another generator it is left out, with a warning.
 */
export function planFromConfig(
  document: OpenApiDocument,
  config: SdkConfig,
  problems: Problem[],
): readonly ResourcePlan[] {
  const top = { path: [], reserved: reservedClientMembers, members: config.resources };
  return config.resources.flatMap((resource) => planResource(document, config, resource, top, problems));
}

function planResource(
  document: OpenApiDocument,
  config: SdkConfig,
  resource: ResourceConfig,
  around: {
    readonly path: readonly string[];
    readonly reserved: readonly string[];
    readonly members: readonly Named[];
  },
  problems: Problem[],
): readonly ResourcePlan[] {
  const nameOf = (named: Named, reserved: readonly string[], members: readonly Named[]) => {
    if (!reserved.includes(named.name)) return named.name;
    const name = new NameRegistry([...reserved, ...members.map((member) => member.name)]).claim(named.name);
    problems.push(configProblem(config, named.path, takenName(named.name, config.isForeign ? name : undefined)));
    return name;
  };
  const name = nameOf(resource, [...around.reserved, ...reservedMembers], around.members);
  const members = [...resource.methods, ...resource.children];
  const methods = resource.methods.flatMap((method): MethodPlan[] => {
    const { endpoint } = method;
    const path = endpointPath(document, endpoint.path, config);
    const operation = document.paths[path]?.[endpoint.method];
    if (operation !== undefined) {
      const name = nameOf(method, reservedMembers, members);
      const { item } = method.stream ?? {};
      if (item !== undefined && document.components.schemas[item] === undefined) {
        problems.push(configProblem(config, [...method.path, 'stream', 'item'], unknownSchema(document, item)));
      }
      return [{ name, method: endpoint.method, path, operation, config: method }];
    }
    problems.push(configProblem(config, method.path, unknownEndpoint(document, method)));
    return [];
  });
  const path = [...around.path, name];
  const children = resource.children.flatMap((child) =>
    planResource(document, config, child, { path, reserved: [], members }, problems),
  );
  const isEmpty = methods.length === 0 && children.length === 0;
  return isEmpty && config.isForeign ? [] : [{ name, path, methods, children }];
}

function takenName(name: string, other?: string): string {
  const advice = other === undefined ? 'Choose another.' : `It is called \`${other}\`.`;
  return `The name \`${name}\` is that of something else there. ${advice}`;
}

function unknownEndpoint(document: OpenApiDocument, { name, endpoint }: MethodConfig): string {
  const item = document.paths[endpoint.path];
  const there = item === undefined ? [] : httpMethods.filter((method) => item[method] !== undefined);
  const asked = `${endpoint.method} ${endpoint.path}`;
  if (there.length === 0) return `The document has no path for \`${name}: ${asked}\`. ${otherPath(document, endpoint)}`;
  return `The document has no operation \`${asked}\` for \`${name}\`. That path has: ${there.join(', ')}.`;
}

/** The path whose placeholders alone have other names, or else the nearest. */
function otherPath(document: OpenApiDocument, { path }: EndpointConfig): string {
  const alike = endpointPath(document, path, { isForeign: true });
  return alike === path
    ? didYouMean(path, Object.keys(document.paths), 'Correct the path.')
    : `Did you mean \`${alike}\`?`;
}

/** That a configuration names a schema which the document does not have. */
export function unknownSchema({ components }: OpenApiDocument, name: string): string {
  const advice = didYouMean(name, Object.keys(components.schemas), 'Correct its name.');
  return `The document has no schema \`${name}\`. ${advice}`;
}

/** A problem at a place of the configuration file. */
export function configProblem(config: SdkConfig, path: readonly string[], message: string): Problem {
  return {
    severity: config.isForeign ? 'warning' : 'error',
    message,
    pointer: pointerTo(path),
    ...config.locate(path),
  };
}
