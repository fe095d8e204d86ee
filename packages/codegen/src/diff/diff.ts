import type { Problem } from '../spec/problem.ts';
import type { Change } from './change.ts';

/** Options of {@link diff}. */
export interface DiffOptions {
  /** The document before and after: files, or addresses. */
  readonly before: string;
  readonly after: string;
  /** The SDK's shape after the change, and before it where that was another. What the document before lacks of it is new. */
  readonly config?: string | undefined;
  readonly oldConfig?: string | undefined;
  /** Folder that references of both documents may not leave. Default: of each its own. */
  readonly root?: string | undefined;
}

/** What a comparison finds. */
export interface DiffResult {
  /** The worst first. */
  readonly changes: readonly Change[];
  /** The same as the text of a changeset. */
  readonly changeset: string;
  /** What could not be compared. */
  readonly warnings: readonly Problem[];
}

/**
 * Compares two versions of an API by what the users of its generated packages meet.
 *
 * @throws {@link SpecError} when a document or a configuration cannot be used.
 * @example
 * const { changes } = await diff({ before: 'v1.yaml', after: 'v2.yaml' });
 */
export async function diff(options: DiffOptions): Promise<DiffResult> {
  // Who imports the package to generate has no use for it.
  const { compareDocuments } = await import('./compare-documents.ts');
  return compareDocuments(options);
}
