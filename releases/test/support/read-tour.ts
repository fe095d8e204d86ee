import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One thing that the tour of `CONTRIBUTING.md` has its reader write. */
interface Edit {
  /** The line that it goes below. */
  readonly line: string;
  readonly file: string;
  readonly text: string;
}

/** Reads what the tour has its reader write, in its order. */
export async function readTour(root: string): Promise<readonly Edit[]> {
  const tour = await readFile(join(root, 'CONTRIBUTING.md'), 'utf8');
  const edits = tour.matchAll(/below the line `([^`]+)` of\s`([^`]+)`:\n\n```\w+\n([^`]*?)```/g);
  return [...edits].map(([, line = '', file = '', text = '']) => ({ line, file, text }));
}

/**
 * Makes one of the edits.
 *
 * @throws Error when the file does not have the line, or has it twice.
 */
export async function applyEdit(root: string, { line, file, text }: Edit): Promise<void> {
  const path = join(root, file);
  const [before, after, ...others] = (await readFile(path, 'utf8')).split(`\n${line}\n`);
  if (before === undefined || after === undefined || others.length > 0) {
    throw new Error(`${file} does not have the line \`${line}\` once.`);
  }
  await writeFile(path, `${before}\n${line}\n${text}${after}`);
}
