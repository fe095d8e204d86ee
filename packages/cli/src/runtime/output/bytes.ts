import { open, writeFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Output } from './output.ts';

/** Where the bytes of an answer go when no file is named. */
export interface ByteTargets {
  readonly stdout: Output;
  readonly stderr: Output;
}

/**
 * Writes the bytes of an answer: to a file of the user's choice elsewhere, to a pipe as they are, and on a terminal to
 * a new file with the name that the server gives.
 *
 * @param isWanted - Whether the user has asked for bytes on the terminal.
 */
export async function writeBytes(
  response: Response,
  { stdout, stderr }: ByteTargets,
  isWanted: boolean,
): Promise<void> {
  const chunks = response.body ?? [];
  if (!stdout.isTerminal || isWanted) {
    for await (const chunk of chunks) await stdout.writeBytes(chunk);
    return;
  }
  const { name, file } = await createFile(fileNameOf(response));
  try {
    await writeFile(file, chunks);
  } finally {
    await file.close();
  }
  await stderr.write(`Saved as ${name}\n`);
}

/** Writes a text as it arrives: as it is to a pipe, made harmless on a terminal. */
export async function writeText(response: Response, output: Output): Promise<void> {
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) await output.writeBare(decoder.decode(chunk, { stream: true }));
  await output.writeBare(decoder.decode());
}

/** What every file system takes for a name, whatever its characters. */
const longestName = 80;

/**
 * The last step of the name in Content-Disposition, so that it cannot lead out of this folder. It is neither hidden nor a
 * flag of what is called with all files of this folder.
 */
function fileNameOf({ headers }: Response): string {
  const disposition = headers.get('content-disposition') ?? '';
  const extended = /filename\*\s*=\s*utf-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]+))/i.exec(disposition);
  const given = extended === undefined ? (plain?.[1] ?? plain?.[2] ?? '') : decode(extended);
  const name = basename(given.trim().replaceAll('\\', '/')).replace(/[\p{C}<>:"|?*]/gu, '_');
  return name.slice(-longestName).replace(/^[.-]+/, '') || 'download';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Creates a file that was not there: `report.pdf`, else `report-2.pdf`. */
async function createFile(wish: string) {
  const extension = extname(wish);
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wish : `${wish.slice(0, wish.length - extension.length)}-${number}${extension}`;
    try {
      return { name, file: await open(name, 'wx') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
