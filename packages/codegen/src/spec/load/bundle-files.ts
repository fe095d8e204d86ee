import { bundleOas, createEmptyRedoclyConfig, Source } from '@redocly/openapi-core/lib/bundle-oas';
import type { JsonObject } from '../../json.ts';
import { referenceSteps } from '../check/reference-steps.ts';
import { maxDepth, maxReferenceSteps } from '../limits.ts';
import { errorAt } from '../spec-error.ts';
import { ConfinedResolver } from './confined-resolver.ts';
import type { SourceDocument } from './document-positions.ts';
import { joinFiles } from './join-files.ts';

/** Several files as one. */
export interface FileBundle {
  readonly document: JsonObject;
  /** All files by their absolute path, as they were written. */
  readonly files: ReadonlyMap<string, SourceDocument>;
}

/**
 * Brings the files that a document refers to into the document: what can be named becomes a component, the rest takes
 * the place of the reference. References that cannot be followed stay.
 *
 * @param file - The document's name for messages.
 * @param root - Folder that references may not leave, absolute and without symbolic links.
 * @throws {@link SpecError} when references lead through each other without end.
 */
export async function bundleFiles(main: SourceDocument, file: string, root: string): Promise<FileBundle> {
  const resolver = new ConfinedResolver(root);
  if (referenceSteps(await joinFiles(main, resolver)) > maxReferenceSteps) {
    throw errorAt({ file }, endlessReferences);
  }
  // Bundling writes into the parsed files.
  const copy = { source: new Source(main.path, main.text), parsed: structuredClone(main.parsed) };
  // What other files refer to in the document is a part of it, and no second one.
  resolver.add(main, copy);
  const bundling = bundleOas({ doc: copy, config: createEmptyRedoclyConfig(), externalRefResolver: resolver });
  // Where the specification has no reference, what it leads to takes its place. The library fails where that is around it.
  const { bundle } = await bundling.catch((cause: unknown) => {
    throw errorAt({ file }, endlessReferences, { cause });
  });
  if (!isShallow(bundle.parsed)) throw errorAt({ file }, endlessReferences);
  return { document: bundle.parsed as JsonObject, files: resolver.originals };
}

const endlessReferences =
  'The files cannot be put together: references lead through others again and again. Refer to what they lead to.';

/** Whether values end within the depth that is read. Each is looked into anew only where it stands deeper than before. */
function isShallow(value: unknown, depth = 0, known = new Map<object, number>()): boolean {
  if (typeof value !== 'object' || value === null || depth <= (known.get(value) ?? -1)) return true;
  known.set(value, depth);
  return depth <= maxDepth && Object.values(value).every((inner) => isShallow(inner, depth + 1, known));
}
