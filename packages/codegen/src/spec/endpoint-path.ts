import type { OpenApiDocument } from './document.ts';
import type { SdkConfig } from './sdk-config.ts';

/**
 * The document's path for one of a configuration, or that itself where the document has none. Other generators take one for
 * the same, whatever its placeholders are called.
 */
export function endpointPath(
  { paths }: OpenApiDocument,
  path: string,
  { isForeign = false }: Pick<SdkConfig, 'isForeign'>,
): string {
  if (!isForeign || paths[path] !== undefined) return path;
  const shape = shapeOf(path);
  return Object.keys(paths).find((candidate) => shapeOf(candidate) === shape) ?? path;
}

function shapeOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}').replace(/\/+$/, '');
}
