import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { cacheFolder } from '../harness/folders.ts';

const program = join(cacheFolder, 'packages/codegen/dist/bin.js');

/** What a run says last. */
const summary = /^\d+ operations?, .+ changes?\.$/m;

/** The first summary of an operation, up to its text. */
const firstSummary = /summary"?: *["']?/;

/**
 * Watches a copy of a document by the command line, and edits the summary of its first operation, again and again.
 *
 * @returns What each edit took, in milliseconds, from the moment that it was saved to the end of the run.
 */
export async function timeEdits(
  document: string,
  { folder, targets, edits }: { readonly folder: string; readonly targets: string; readonly edits: number },
): Promise<number[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const copy = join(folder, basename(document));
  await copyFile(document, copy);
  const text = await readFile(copy, 'utf8');
  const place = firstSummary.exec(text);
  if (place === null) throw new Error(`${document} has no summary to edit.`);
  const start = place.index + place[0].length;
  const flags = ['generate', '--watch', '--input', copy, '--output', join(folder, 'out'), '--targets', targets];
  const child = spawn(process.execPath, [program, ...flags], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  const ended = new AbortController();
  child.once('close', () => ended.abort());
  const untilRun = async () => {
    while (!summary.test(said)) await once(child.stderr, 'data', ended);
    said = '';
  };
  try {
    await untilRun();
    const times: number[] = [];
    for (let edit = 1; edit <= edits; edit++) {
      const savedAt = performance.now();
      await writeFile(copy, `${text.slice(0, start)}Edit ${edit}. ${text.slice(start)}`);
      await untilRun();
      times.push(performance.now() - savedAt);
    }
    return times;
  } finally {
    child.kill();
  }
}
