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
  const edits = tour.matchAll(/below the\sline `([^`]+)` of\s`([^`]+)`:\n\n```\w+\n([^`]*?)```/g);
  return [...edits].map(([, line = '', file = '', text = '']) => ({ line, file, text }));
}

/**
 * Makes one of the edits: its text goes below the line, two spaces further in.
 *
 * @throws Error when the file does not have the line, or has it twice.
 */
export async function applyEdit(root: string, { line, file, text }: Edit): Promise<void> {
  const path = join(root, file);
  const lines = (await readFile(path, 'utf8')).split('\n');
  const places = lines.flatMap((each, place) => (each.trim() === line ? place : []));
  const [place] = places;
  if (place === undefined || places.length > 1) throw new Error(`${file} does not have the line \`${line}\` once.`);
  const margin = `${/^ */.exec(lines[place] ?? '')?.[0]}  `;
  const added = text
    .trimEnd()
    .split('\n')
    .map((each) => margin + each);
  await writeFile(path, lines.toSpliced(place + 1, 0, ...added).join('\n'));
}
