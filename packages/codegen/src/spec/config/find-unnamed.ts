import { basename } from 'node:path';
import { httpMethods } from '../../http-methods.ts';
import type { OpenApiDocument } from '../document.ts';
import { pointerTo } from '../json-pointer.ts';
import type { NormaliseWarning } from '../normalise/context.ts';
import { endpointPath } from './endpoint-path.ts';
import type { EndpointConfig, ResourceConfig, SdkConfig } from './sdk-config.ts';

/** Operations that one warning names. */
const namesShown = 5;

/**
 * Tells, by one warning at the first of them, of the operations that a configuration leaves out without saying so. One that
 * names no resources leaves out nothing but what it says.
 */
export function findUnnamed(document: OpenApiDocument, config: SdkConfig | undefined): readonly NormaliseWarning[] {
  const unnamed = unnamedOperations(document, config).map(({ method, path }) => {
    return { name: `${method} ${path}`, pointer: pointerTo(['paths', path, method]) };
  });
  const [first] = unnamed;
  if (config === undefined || first === undefined) return [];
  const names = unnamed.slice(0, namesShown).map(({ name }) => name);
  const others = unnamed.length - names.length;
  const file = basename(config.file);
  const list = `${names.join(', ')}${others > 0 ? ` and ${others} more` : ''}`;
  const count = unnamed.length === 1 ? '1 operation is' : `${unnamed.length} operations are`;
  const key = config.isForeign ? 'unspecified_endpoints' : 'skip';
  const form = config.isForeign ? `\`methods: { NAME: ${first.name} }\`` : `\`NAME: ${first.name}\``;
  const message = `${count} not in ${file}, and left out: ${list}. Add to a resource ${form}, or to \`${key}\` what is to stay out.`;
  return [{ pointer: first.pointer, message }];
}

/** The operations that a configuration which names resources leaves out without saying so. */
export function unnamedOperations(document: OpenApiDocument, config: SdkConfig | undefined): readonly EndpointConfig[] {
  if (config === undefined || config.resources.length === 0) return [];
  const named = [...config.resources.flatMap(endpointsOf), ...config.skip];
  const known = new Set(named.map(({ method, path }) => `${method} ${endpointPath(document, path, config)}`));
  return Object.entries(document.paths).flatMap(([path, item]) =>
    httpMethods
      .filter((method) => item[method] !== undefined && !known.has(`${method} ${path}`))
      .map((method) => ({ method, path })),
  );
}

function endpointsOf({ methods, children }: ResourceConfig): readonly EndpointConfig[] {
  return [...methods.map(({ endpoint }) => endpoint), ...children.flatMap(endpointsOf)];
}
