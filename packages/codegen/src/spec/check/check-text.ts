import { type DocumentText, type LoadOptions, loadText } from '../load/load-document.ts';
import type { NormaliseWarning } from '../normalise/context.ts';
import type { Problem } from '../problem.ts';
import { checkDocument } from './check-document.ts';
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

/** Holds a document against its specification, which takes as long as reading it and needs nothing of that. */
export async function checkText({ source, options }: CheckRequest): Promise<FindProblems> {
  const loaded = await loadText(source, options);
  const problems = await loaded.problems();
  const findings = await checkDocument(loaded);
  const known = new Set(findings.map(placeOf));
  return async ({ found, mended }) => {
    const positions = await loaded.positions();
    const changed = mended
      .map(({ pointer, message, isChecked }) => {
        return { message, isChecked, ...positions.locate(sourcePointer(pointer, loaded)) };
      })
      .filter((warning) => !warning.isChecked || !known.has(placeOf(warning)))
      .map(({ isChecked: _, ...warning }): Problem => ({ severity: 'warning', ...warning }));
    return [...problems, ...found, ...findings, ...changed].sort(byPlace);
  };
}

function placeOf({ file, pointer }: { readonly file: string; readonly pointer: string }): string {
  return `${file} ${pointer}`;
}

/** In the order of the files' lines, so that an author can follow it. */
function byPlace(left: Problem, right: Problem): number {
  const order = left.file === right.file ? 0 : left.file < right.file ? -1 : 1;
  return order || (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0);
}
