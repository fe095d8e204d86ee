import type { OpenApiDocument, OperationObject } from '../spec/document.ts';
import { httpMethods } from '../spec/http-methods.ts';
import type { Problem } from '../spec/problem.ts';
import type { MethodConfig, ResourceConfig, SdkConfig } from '../spec/sdk-config.ts';
import { reservedClientMembers, reservedMembers } from './reserved-names.ts';
import type { HttpMethod } from './types.ts';

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

/** Takes the places that the configuration gives. An endpoint that the document does not have is an error. */
export function planFromConfig(
  document: OpenApiDocument,
  config: SdkConfig,
  problems: Problem[],
): readonly ResourcePlan[] {
  for (const { name, path } of config.resources) {
    if (reservedClientMembers.includes(name)) problems.push(configProblem(config, path, takenName(name)));
  }
  return config.resources.map((resource) => planResource(document, config, resource, problems));
}

function planResource(
  document: OpenApiDocument,
  config: SdkConfig,
  resource: ResourceConfig,
  problems: Problem[],
): ResourcePlan {
  for (const { name, path } of [resource, ...resource.methods]) {
    if (reservedMembers.includes(name)) problems.push(configProblem(config, path, takenName(name)));
  }
  const methods = resource.methods.flatMap((method): MethodPlan[] => {
    const { endpoint } = method;
    const operation = document.paths[endpoint.path]?.[endpoint.method];
    if (operation !== undefined) {
      return [{ name: method.name, method: endpoint.method, path: endpoint.path, operation, config: method }];
    }
    problems.push(configProblem(config, method.path, unknownEndpoint(document, method)));
    return [];
  });
  return {
    name: resource.name,
    path: resource.path.slice(1),
    methods,
    children: resource.children.map((child) => planResource(document, config, child, problems)),
  };
}

function takenName(name: string): string {
  return `The name \`${name}\` is that of something else there. Choose another.`;
}

function unknownEndpoint(document: OpenApiDocument, { name, endpoint }: MethodConfig): string {
  const item = document.paths[endpoint.path];
  const there = item === undefined ? [] : httpMethods.filter((method) => item[method] !== undefined);
  const asked = `${endpoint.method} ${endpoint.path}`;
  if (there.length === 0) return `The document has no path for \`${name}: ${asked}\`. Correct the path.`;
  return `The document has no operation \`${asked}\` for \`${name}\`. That path has: ${there.join(', ')}.`;
}

/** A problem at a place of the configuration file. */
export function configProblem(config: SdkConfig, path: readonly string[], message: string): Problem {
  const pointer = `#/${path.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`;
  return { severity: 'error', message, pointer, ...config.locate(path) };
}
