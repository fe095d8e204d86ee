import { readFileSync, type Stats, statSync } from 'node:fs';
import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';

/**
 * The content of a file, or of a pipe such as a shell makes of `<(command)`.
 *
 * @param where - What the path was given to, for messages: `--input`.
 * @throws {@link CommandError} with the usage code when it cannot be read.
 */
export function readBytes(where: string, path: string, advice?: string): Buffer {
  inspectFile(where, path, advice);
  try {
    return readFileSync(path);
  } catch (error) {
    throw unreadable(where, path, error, advice);
  }
}

/**
 * What stands at a path that has an end: a file or a pipe. A device such as `/dev/zero` is read for ever.
 *
 * @throws {@link CommandError} with the usage code when there is something else, or nothing.
 */
export function inspectFile(where: string, path: string, advice?: string): Stats {
  let state: Stats;
  try {
    state = statSync(path);
  } catch (error) {
    throw unreadable(where, path, error, advice);
  }
  if (state.isFile() || state.isFIFO()) return state;
  throw unreadable(where, path, { code: state.isDirectory() ? 'EISDIR' : 'ENODEV' }, advice);
}

const reasons = new Map([
  ['ENOENT', 'there is no such file'],
  ['EISDIR', 'it is a folder'],
  ['ENODEV', 'it is neither a file nor a pipe'],
  ['EACCES', 'not permitted'],
]);

/** What is thrown for a file that cannot be read. */
export function unreadable(where: string, path: string, error: unknown, advice = ''): CommandError {
  const { code = 'unknown error' } = error as { readonly code?: string };
  const problem = `${where}: cannot read ${JSON.stringify(path)}: ${reasons.get(code) ?? code}`;
  return new CommandError(exitCodes.usage, problem, `Name a file that can be read.${advice}`);
}
