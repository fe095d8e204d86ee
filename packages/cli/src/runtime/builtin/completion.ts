import { completionScript, type Shell, shells } from '../completion/scripts.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import type { BuiltInCall } from './built-ins.ts';
import { unknownAction } from './unknown-action.ts';

/** `completion SHELL`: prints the script that a shell reads. */
export async function runCompletion({ commandLine, options, parsed }: BuiltInCall): Promise<ExitCode> {
  const [shell] = parsed.words;
  if (!shells.includes(shell as Shell)) throw unknownAction(shell, shells);
  await options.stdout.write(completionScript(shell as Shell, commandLine.binary));
  return exitCodes.ok;
}
