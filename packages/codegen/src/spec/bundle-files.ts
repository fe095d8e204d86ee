import type { SourceDocument } from './document-positions.ts';
import type { PlainObject } from './plain.ts';

/** Several files as one. */
export interface FileBundle {
  readonly document: PlainObject;
  /** All files by their absolute path, as they were written. */
  readonly files: ReadonlyMap<string, SourceDocument>;
}

/**
 * Brings the files that a document refers to into the document: what can be named becomes a component, the rest takes
 * the place of the reference. References that cannot be followed stay.
 *
 * @param root - Folder that references may not leave, absolute and without symbolic links.
 */
export async function bundleFiles(main: SourceDocument, root: string): Promise<FileBundle> {
  const openApi = await import('@redocly/openapi-core');
  const { ConfinedResolver } = await import('./confined-resolver.ts');
  const config = await openApi.createConfig({});
  const resolver = new ConfinedResolver(root);
  // Bundling writes into the parsed files.
  const copy = { source: new openApi.Source(main.path, main.text), parsed: structuredClone(main.parsed) };
  const { bundle } = await openApi.bundle({ doc: copy, config, externalRefResolver: resolver });
  return { document: bundle.parsed as PlainObject, files: resolver.originals };
}
