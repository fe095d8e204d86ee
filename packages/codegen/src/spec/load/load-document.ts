import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import type { Problem } from '../problem.ts';
import { isAddress, shownAddress } from '../source/address.ts';
import { download } from '../source/download.ts';
import { type ParsedSource, parseSource } from '../source/parse-source.ts';
import { isPipe, pipeName, readPipe } from '../source/pipe.ts';
import { readSource, realSource } from '../source/read-source.ts';
import { errorAt } from '../spec-error.ts';
import type { DocumentPositions, SourceDocument } from './document-positions.ts';
import { isWithin } from './is-within.ts';
import { detectVersion, type OpenApiVersion } from './version.ts';

/** How a document is loaded. */
export interface LoadOptions {
  /** Folder that `$ref`s may not leave, and that holds the document. By default the folder of the document. */
  readonly root?: string | undefined;
}

/** A document's main file before anything is known of it. */
export interface DocumentText {
  readonly text: string;
  /** The file's name, as it was given; of an address what is no secret. */
  readonly file: string;
  /** The absolute path without links, or the address. What comes from a pipe is as if it stood in the working directory. */
  readonly path: string;
}

/** A document as its author wrote it. */
export interface LoadedDocument {
  /** All files together. */
  readonly document: JsonObject;
  readonly version: OpenApiVersion;
  /** The file's name, as it was given; of an address what is no secret. */
  readonly file: string;
  /** The main file alone, and the folder of all files. */
  readonly main: SourceDocument;
  readonly root: string;
  /**
   * Finds warnings. As with positions, the first question takes as long as parsing the file.
   *
   * @throws {@link SpecError} when there are too many.
   */
  readonly problems: () => Promise<readonly Problem[]>;
  /** All files, by absolute path. */
  readonly files: readonly string[];
  /** Where values stand. Loads a library; then the first question takes as long as parsing the file. */
  readonly positions: () => Promise<DocumentPositions>;
}

/**
 * Reads an OpenAPI document, JSON or YAML, together with the local files that it refers to.
 *
 * References are followed to files in one folder alone: never to the network, never outside, whatever links say. Those of
 * a document on the network are not followed. A reference that cannot be followed is a warning and stays in the document
 * as it is.
 *
 * @param file - Path, absolute or from the working directory, `-` for standard input, or an address that begins with
 *   `http://` or `https://`.
 * @throws {@link SpecError} when there is no such file, when it is neither JSON nor YAML, no OpenAPI document, of an
 *   unknown version, or beyond a limit of size or depth.
 */
export async function loadDocument(file: string, options: LoadOptions = {}): Promise<LoadedDocument> {
  return loadText(await readText(file), options);
}

/** Reads the file, the pipe, or what is at the address, and nothing of what it refers to. */
export async function readText(name: string): Promise<DocumentText> {
  if (isAddress(name)) return { text: await download(name), file: shownAddress(name), path: shownAddress(name) };
  if (isPipe(name)) {
    const file = pipeName(name);
    return { text: await readPipe(name), file, path: path.resolve(path.basename(file)) };
  }
  return { text: await readSource(name, name), file: name, path: await realSource(name) };
}

/** As {@link loadDocument}, of a text that was read before. */
export async function loadText(read: DocumentText, options: LoadOptions = {}): Promise<LoadedDocument> {
  const { text, file } = read;
  const parsed = parseSource(text, file);
  const { document: main, version } = identify(parsed.value, text, file);
  const root = isAddress(file) ? path.dirname(file) : await findRoot(read, options.root);
  const source: SourceDocument = { path: read.path, text, parsed: main };
  const loaded = { version, file, main: source, root };
  if (!parsed.hasExternalReference) return finish(loaded, parsed, main);

  const { bundleFiles } = await import('./bundle-files.ts');
  const bundle = await bundleFiles(source, file, root);
  return finish(loaded, parsed, bundle.document, bundle.files);
}

/** The folder that references may not leave, without links. */
async function findRoot(read: DocumentText, wanted = path.dirname(read.path)): Promise<string> {
  const root = await realpath(wanted).catch(() => undefined);
  if (root !== undefined && isWithin(read.path, root)) return root;
  const message = `The document is not in the folder ${JSON.stringify(wanted)}, which its references may not leave. Name one that holds it.`;
  throw errorAt({ file: read.file }, message);
}

function finish(
  loaded: Pick<LoadedDocument, 'version' | 'file' | 'main' | 'root'>,
  { findProblems }: ParsedSource,
  document: JsonObject,
  files: ReadonlyMap<string, SourceDocument> = new Map(),
): LoadedDocument {
  const { main, file } = loaded;
  let found: readonly Problem[] | undefined;
  let known: DocumentPositions | undefined;
  const positions = async () => {
    // What finds lines takes the square of the number of keys that are written twice: too many of them are an error before.
    found ??= findProblems();
    const { DocumentPositions } = await import('./document-positions.ts');
    known ??= new DocumentPositions(main, file, files.size > 0 ? document : undefined, files);
    return known;
  };
  const problems = async () => {
    found ??= findProblems();
    const placed = found.map(async (problem) =>
      problem.line === undefined ? { ...problem, ...(await positions()).locate(problem.pointer) } : problem,
    );
    return Promise.all(placed);
  };
  return { ...loaded, document, files: [...new Set([main.path, ...files.keys()])], problems, positions };
}

function identify(value: Json, text: string, file: string): { document: JsonObject; version: OpenApiVersion } {
  const fail = (message: string) => errorAt({ file }, message);
  if (!isJsonObject(value)) {
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
