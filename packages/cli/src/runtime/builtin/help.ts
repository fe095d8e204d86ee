import { dispatch } from '../dispatch.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { BuiltInCall } from './built-ins.ts';

/** `help GROUP COMMAND`: the same as `GROUP COMMAND --help`. */
export function runHelp({ commandLine, options, parsed, progress }: BuiltInCall): Promise<ExitCode> {
  const args = [...parsed.words.filter((word) => word !== 'help'), '--help'];
  return dispatch(commandLine, { ...options, args }, progress);
}
