import type { OpenApiDocument } from '../document.ts';
import { withoutNames } from '../path-template.ts';
import type { SdkConfig } from './sdk-config.ts';

/**
 * The document's path for one of a configuration, or that itself where the document has none. Other generators take one for
 * the same, whatever its placeholders are called, and may add a query string to it.
 */
export function endpointPath(
  { paths }: OpenApiDocument,
  path: string,
  { isForeign = false }: Pick<SdkConfig, 'isForeign'>,
): string {
  if (!isForeign || paths[path] !== undefined) return path;
  const known = pathsByShape.get(paths) ?? byShape(paths);
  pathsByShape.set(paths, known);
  return known.get(shapeOf(path)) ?? known.get(shapeOf(path.replace(/[?#].*$/s, ''))) ?? path;
}

/** A configuration names each of a document's paths, and asks for each more than once. */
const pathsByShape = new WeakMap<OpenApiDocument['paths'], ReadonlyMap<string, string>>();

/** The first path of each shape. */
function byShape(paths: OpenApiDocument['paths']): ReadonlyMap<string, string> {
  const entries = Object.keys(paths).map((path) => [shapeOf(path), path] as const);
  return new Map(entries.reverse());
}

function shapeOf(path: string): string {
  return withoutNames(path).replace(/(?<!\/)\/+$/, '');
}
