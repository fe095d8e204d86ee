import { checkDocument } from './check-document.ts';
import type { OpenApiDocument } from './document.ts';
import { LimitError } from './limits.ts';
import { type LoadedDocument, type LoadOptions, loadDocument } from './load-document.ts';
import type { NormaliseWarning } from './normalise/context.ts';
import { type NormalisedDocument, normaliseDocument } from './normalise-document.ts';
import { applyOverlays } from './overlay.ts';
import type { PlainObject } from './plain.ts';
import type { Problem, SourcePosition } from './problem.ts';
import type { SdkConfig } from './sdk-config.ts';
import { SpecError } from './spec-error.ts';
import { upgradeDocument } from './upgrade-document.ts';
import type { OpenApiVersion } from './version.ts';

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
  /** The file's name, as it was given, and the version that the document is written in. */
  readonly file: string;
  readonly version: OpenApiVersion;
  /** All files that were read, by absolute path. */
  readonly files: readonly string[];
  /** Tells what is wrong and was mended or left out. Takes as long as reading. */
  readonly check: () => Promise<readonly Problem[]>;
  /** Where a value of the normal form stands in its file, or the nearest value around it that does. */
  readonly locate: (pointer: string) => Promise<SourcePosition>;
}

/** A document that is ready for the model, and for every other reader. */
export interface PreparedDocument extends Omit<ReadDocument, 'check'> {
  /** What is wrong and was mended or left out. */
  readonly warnings: readonly Problem[];
}

/**
 * Loads a document with its files, checks it, upgrades it and brings it to its normal form.
 *
 * @param file - JSON or YAML; Swagger 2.0 or OpenAPI 3.0, 3.1 or 3.2.
 * @throws {@link SpecError} when the document cannot be read at all.
 *
 * @example
 * const { document, warnings } = await prepareDocument('openapi/llamacloud.yaml');
 * for (const warning of warnings) console.error(formatProblem(warning));
 */
export async function prepareDocument(file: string, options: PrepareOptions = {}): Promise<PreparedDocument> {
  const { check, ...read } = await readDocument(file, options);
  return { ...read, warnings: await check() };
}

/** As {@link prepareDocument}, but it is checked when one asks. */
export async function readDocument(file: string, options: PrepareOptions = {}): Promise<ReadDocument> {
  const loaded = await loadDocument(file, options);
  const overlaid = await applyOverlays(loaded.document, options.overlays ?? [], options.config);
  const upgraded = await upgradeDocument(overlaid.document, loaded.version);
  const { document, warnings } = await normaliseLoaded(upgraded, loaded);
  return {
    document,
    file,
    version: loaded.version,
    files: loaded.files,
    check: async () => {
      const found = [...loaded.problems, ...overlaid.warnings, ...(await findingsOf(loaded, warnings))];
      return found.sort(byPlace);
    },
    locate: async (pointer) => {
      const positions = await loaded.positions();
      const { file: name, line, column } = positions.locate(sourcePointer(pointer, loaded));
      return { file: name, line, column };
    },
  };
}

/** What the specification does not allow, and what was mended. */
async function findingsOf(loaded: LoadedDocument, warnings: readonly NormaliseWarning[]): Promise<readonly Problem[]> {
  const findings = await checkDocument(loaded);
  if (warnings.length === 0) return findings;
  const positions = await loaded.positions();
  const known = new Set(findings.map(placeOf));
  const mended = warnings
    .map(({ pointer, message, isChecked }) => {
      return { message, isChecked, ...positions.locate(sourcePointer(pointer, loaded)) };
    })
    .filter((warning) => !warning.isChecked || !known.has(placeOf(warning)))
    .map(({ isChecked: _, ...warning }): Problem => ({ severity: 'warning', ...warning }));
  return [...findings, ...mended];
}

async function normaliseLoaded(upgraded: PlainObject, loaded: LoadedDocument): Promise<NormalisedDocument> {
  try {
    return normaliseDocument(upgraded, loaded.version);
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    const place = (await loaded.positions()).locate(sourcePointer(error.pointer, loaded));
    throw new SpecError([{ severity: 'error', message: error.message, ...place }]);
  }
}

function placeOf({ file, pointer }: { readonly file: string; readonly pointer: string }): string {
  return `${file} ${pointer}`;
}

/** In the order of the files' lines, so that an author can follow it. */
function byPlace(left: Problem, right: Problem): number {
  const order = left.file === right.file ? 0 : left.file < right.file ? -1 : 1;
  return order || (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0);
}

/** Components of Swagger 2.0 have other names. */
const oldComponents: readonly (readonly [string, string])[] = [
  ['#/components/schemas/', '#/definitions/'],
  ['#/components/parameters/', '#/parameters/'],
  ['#/components/responses/', '#/responses/'],
  ['#/components/securitySchemes/', '#/securityDefinitions/'],
];

/** Before 3.1 webhooks are an extension. */
const oldWebhooks = ['#/webhooks/', '#/x-webhooks/'] as const;

function sourcePointer(pointer: string, { version, document }: LoadedDocument): string {
  const isRenamed = version !== '3.1' && version !== '3.2' && Object.hasOwn(document, 'x-webhooks');
  const names = [...(version === '2.0' ? oldComponents : []), ...(isRenamed ? [oldWebhooks] : [])];
  const [now, then] = names.find(([prefix]) => pointer.startsWith(prefix)) ?? ['', ''];
  return then + pointer.slice(now.length);
}
