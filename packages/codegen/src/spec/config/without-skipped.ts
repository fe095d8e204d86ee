import { didYouMean } from '../../did-you-mean.ts';
import { httpMethods } from '../../http-methods.ts';
import type { OpenApiDocument } from '../document.ts';
import { pointerTo } from '../json-pointer.ts';
import type { Problem } from '../problem.ts';
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

/** Tells of what a configuration leaves out although the document does not have it. */
export function findUnknownSkips(document: OpenApiDocument, config: SdkConfig | undefined): readonly Problem[] {
  if (config === undefined) return [];
  return config.skip.flatMap(({ method, path: written }, position) => {
    const path = endpointPath(document, written, config);
    if (document.paths[path]?.[method] !== undefined) return [];
    const place = ['skip', String(position)];
    const advice = didYouMean(`${method} ${path}`, operationsOf(document), 'Correct it, or remove it.');
    const message = `The document has no operation \`${method} ${written}\` to leave out. ${advice}`;
    return [{ severity: 'warning' as const, message, pointer: pointerTo(place), ...config.locate(place) }];
  });
}

function operationsOf({ paths }: OpenApiDocument): readonly string[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    httpMethods.filter((method) => item[method] !== undefined).map((method) => `${method} ${path}`),
  );
}
