import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type * as OpenApiCore from '@redocly/openapi-core';
import type { Json } from '../model/schema.ts';
import { bundleFiles } from './bundle-files.ts';
import { DocumentPositions, type SourceDocument } from './document-positions.ts';
import { parseSource } from './parse-source.ts';
import { isPlainObject, type PlainObject } from './plain.ts';
import type { Problem } from './problem.ts';
import { readSource } from './read-source.ts';
import { SpecError } from './spec-error.ts';
import { detectVersion, type OpenApiVersion } from './version.ts';

/** How a document is loaded. */
export interface LoadOptions {
  /** Folder that `$ref`s may not leave. By default the folder of the document. */
  readonly allowedRoot?: string;
}

/** A document as its author wrote it. */
export interface LoadedDocument {
  /** All files together. */
  readonly document: PlainObject;
  readonly version: OpenApiVersion;
  /** The file's name, as it was given. */
  readonly file: string;
  /** The main file alone, and the folder of all files. */
  readonly main: SourceDocument;
  readonly root: string;
  /** Warnings. */
  readonly problems: readonly Problem[];
  /** Where values stand. The first question takes as long as parsing the file. */
  readonly positions: DocumentPositions;
}

/**
 * Reads an OpenAPI document, JSON or YAML, together with the local files that it refers to.
 *
 * References are followed to files in the document's folder alone: never to the network, never outside, whatever links
 * say. A reference that cannot be followed is a warning and stays in the document as it is.
 *
 * @param file - Path, absolute or from the working directory.
 * @throws {@link SpecError} when there is no such file, when it is neither JSON nor YAML, no OpenAPI document, of an
 *   unknown version, or beyond a limit of size or depth.
 */
export async function loadDocument(file: string, options: LoadOptions = {}): Promise<LoadedDocument> {
  const openApi = await import('@redocly/openapi-core');
  const text = await readSource(file, file);
  const parsed = await parseSource(text, file);
  const { document: main, version } = identify(parsed.value, text, file);
  const absolute = await realpath(file);
  const root = await realpath(options.allowedRoot ?? path.dirname(absolute));
  const source: SourceDocument = { source: new openApi.Source(absolute, text), parsed: main };
  const loaded = { version, file, main: source, root, problems: parsed.problems };
  if (!parsed.hasExternalReference) return finish(openApi, loaded, main);

  const bundle = await bundleFiles(openApi, source, root);
  return finish(openApi, loaded, bundle.document, bundle.files);
}

function finish(
  openApi: typeof OpenApiCore,
  loaded: Omit<LoadedDocument, 'document' | 'positions'>,
  document: PlainObject,
  files?: ReadonlyMap<string, SourceDocument>,
): LoadedDocument {
  const bundled = files && document;
  const positions = new DocumentPositions(openApi, loaded.main, loaded.file, bundled, files);
  const problems = loaded.problems.map((problem) =>
    problem.line === undefined ? { ...problem, ...positions.locate(problem.pointer) } : problem,
  );
  return { ...loaded, document, problems, positions };
}

function identify(value: Json, text: string, file: string): { document: PlainObject; version: OpenApiVersion } {
  const fail = (message: string) => new SpecError([{ severity: 'error', message, file, pointer: '#' }]);
  if (!isPlainObject(value)) {
    throw fail(`${whatItIs(text)} An OpenAPI document begins with \`openapi: 3.1.0\` or the like.`);
  }
  const found = detectVersion(value);
  if (typeof found === 'string') throw fail(found);
  return found;
}

function whatItIs(text: string): string {
  if (text.trim() === '') return 'The file is empty.';
  return /^\s*</.test(text) ? 'The file is HTML or XML.' : 'The file holds no object.';
}
