import { type DocumentText, type LoadedDocument, type LoadOptions, loadText } from '../load/load-document.ts';
import type { NormaliseWarning } from '../normalise/context.ts';
import type { Problem } from '../problem.ts';
import { describeFindings, type Findings, findFaults } from './check-document.ts';
import { differInProseAlone } from './differ-in-prose.ts';
import { sourcePointer } from './source-pointer.ts';

/** A document whose faults are looked for. It can be sent to another thread. */
export interface CheckRequest {
  readonly source: DocumentText;
  readonly options: LoadOptions;
}

/** What was found while a document was read, and what was mended in it or left out of it. */
export interface ReadingNotes {
  readonly found: readonly Problem[];
  readonly mended: readonly NormaliseWarning[];
}

/** Everything that is wrong with a document, in the order of its lines. */
export type FindProblems = (notes: ReadingNotes) => Promise<readonly Problem[]>;

/** A document that was held against its specification. */
export interface CheckedText {
  readonly findProblems: FindProblems;
  readonly loaded: LoadedDocument;
  readonly faults: Findings;
}

/**
 * Holds a document against its specification, which takes as long as reading it and needs nothing of that.
 *
 * @param earlier - What is known of the document before an edit. What an edit of prose cannot change is not found again.
 */
export async function checkText({ source, options }: CheckRequest, earlier?: CheckedText): Promise<CheckedText> {
  const loaded = await loadText(source, options);
  const problems = await loaded.problems();
  const faults = earlier && hasSameFaults(loaded, earlier.loaded) ? earlier.faults : await findFaults(loaded);
  const findings = await describeFindings(faults, loaded);
  const known = new Set(findings.map(placeOf));
  const findProblems: FindProblems = async ({ found, mended }) => {
    const positions = await loaded.positions();
    const changed = mended
      .map(({ pointer, message, isChecked }) => {
        return { message, isChecked, ...positions.locate(sourcePointer(pointer, loaded)) };
      })
      .filter((warning) => !warning.isChecked || !known.has(placeOf(warning)))
      .map(({ isChecked: _, ...warning }): Problem => ({ severity: 'warning', ...warning }));
    return [...problems, ...found, ...findings, ...changed].sort(byPlace);
  };
  return { findProblems, loaded, faults };
}

/** Whether both are one file, which refers to no other, in versions that differ in prose alone. */
function hasSameFaults({ main, document }: LoadedDocument, earlier: LoadedDocument): boolean {
  const isOneFile = document === main.parsed && earlier.document === earlier.main.parsed;
  return isOneFile && main.path === earlier.main.path && differInProseAlone(document, earlier.document);
}

function placeOf({ file, pointer }: { readonly file: string; readonly pointer: string }): string {
  return `${file} ${pointer}`;
}

/** In the order of the files' lines, so that an author can follow it. */
function byPlace(left: Problem, right: Problem): number {
  const order = left.file === right.file ? 0 : left.file < right.file ? -1 : 1;
  return order || (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0);
}
