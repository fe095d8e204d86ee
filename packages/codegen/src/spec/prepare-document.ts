import type { JsonObject } from '../json.ts';
import type { ReadingNotes } from './check/check-text.ts';
import { sourcePointer } from './check/source-pointer.ts';
import { findUnnamed } from './config/find-unnamed.ts';
import type { SdkConfig } from './config/sdk-config.ts';
import { findUnknownSkips, withoutSkipped } from './config/without-skipped.ts';
import type { OpenApiDocument } from './document.ts';
import { LimitError } from './limits.ts';
import { type DocumentText, type LoadedDocument, type LoadOptions, loadText, readText } from './load/load-document.ts';
import type { OpenApiVersion } from './load/version.ts';
import { type NormalisedDocument, normaliseDocument } from './normalise/normalise-document.ts';
import { applyOverlays } from './overlay.ts';
import type { Problem } from './problem.ts';
import { errorAt } from './spec-error.ts';
import { upgradeDocument } from './upgrade-document.ts';
import { withAskedStreams } from './with-asked-streams.ts';

/** How a document is prepared. */
export interface PrepareOptions extends LoadOptions {
  /** Overlay documents, applied in this order. */
  readonly overlays?: readonly string[];
  /** A configuration that may change the document. */
  readonly config?: SdkConfig | undefined;
}

/** A document in its normal form. */
export interface ReadDocument {
  readonly document: OpenApiDocument;
  /** The file's name, as it was given, of an address what is no secret, and the version that the document is written in. */
  readonly file: string;
  readonly version: OpenApiVersion;
  /** All files that were read, by absolute path. */
  readonly files: readonly string[];
  /** What finds out what is wrong with it has to know this. */
  readonly notes: ReadingNotes;
}

/** A document that is ready for the model, and for every other reader. */
export interface PreparedDocument extends ReadDocument {
  /** The main file, as it was read. */
  readonly text: string;
  /** What is wrong and was mended or left out. */
  readonly warnings: readonly Problem[];
}

/**
 * Loads a document with its files, upgrades it, brings it to its normal form, and checks it.
 *
 * @param file - JSON or YAML; Swagger 2.0 or OpenAPI 3.0, 3.1 or 3.2.
 * @throws {@link SpecError} when the document cannot be read at all.
 *
 * @example
 * const { document, warnings } = await prepareDocument('openapi/llamacloud.yaml');
 * for (const warning of warnings) console.error(formatProblem(warning));
 */
export async function prepareDocument(file: string, options: PrepareOptions = {}): Promise<PreparedDocument> {
  const source = await readText(file);
  const read = await readDocument(source, options);
  const { checkText } = await import('./check/check-text.ts');
  const { findProblems } = await checkText({ source, options: { root: options.root } });
  return { ...read, text: source.text, warnings: await findProblems(read.notes) };
}

/** As {@link prepareDocument}, of a text that was read before, but the document is not checked. */
export async function readDocument(source: DocumentText, options: PrepareOptions = {}): Promise<ReadDocument> {
  const { overlays = [], config, ...loadOptions } = options;
  const loaded = await loadText(source, loadOptions);
  const overlaid = await applyOverlays(loaded.document, overlays, config);
  const upgraded = await upgradeDocument(overlaid.document, loaded.version);
  const normalised = await normaliseLoaded(upgraded, loaded);
  const { document, warnings } = withAskedStreams(normalised.document, config);
  const mended = [...normalised.warnings, ...warnings, ...findUnnamed(document, config)];
  const { file, version, files } = loaded;
  const notes = { found: [...overlaid.warnings, ...findUnknownSkips(document, config)], mended };
  return { document: withoutSkipped(document, config), file, version, files, notes };
}

async function normaliseLoaded(upgraded: JsonObject, loaded: LoadedDocument): Promise<NormalisedDocument> {
  try {
    return normaliseDocument(upgraded, loaded.version);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    const positions = await loaded.positions();
    throw errorAt(positions.locate(sourcePointer(error.pointer, loaded)), error.message);
  }
}
