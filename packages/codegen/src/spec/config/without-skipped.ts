import type { OpenApiDocument } from '../document.ts';
import { endpointPath } from './endpoint-path.ts';
import type { SdkConfig } from './sdk-config.ts';

/**
 * A document without the operations that a configuration leaves out, where it leaves the others to the paths. One that names
 * resources has only those that it names.
 */
export function withoutSkipped(document: OpenApiDocument, config: SdkConfig | undefined): OpenApiDocument {
  if (config === undefined || config.skip.length === 0 || config.resources.length > 0) return document;
  const paths = { ...document.paths };
  for (const { method, path: written } of config.skip) {
    const path = endpointPath(document, written, config);
    const { [method]: _, ...others } = paths[path] ?? {};
    if (paths[path] !== undefined) paths[path] = others;
  }
  return { ...document, paths };
}
