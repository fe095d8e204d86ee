import type { Flag } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { flagValue } from '../flag-value.ts';
import { formatFlag, outputFlag, pagerFlag, quietFlag, rawOutputFlag, transformFlag } from '../global-flags.ts';
import type { FormatName } from './formats.ts';
import type { Transform } from './transform.ts';

/** How the user wants an answer. */
export interface OutputWishes {
  readonly format: FormatName;
  readonly transform: Transform | undefined;
  readonly isRaw: boolean;
  readonly isQuiet: boolean;
  /** A file to write to; `-` is standard output, whatever comes. */
  readonly file: string | undefined;
  readonly usesPager: boolean;
}

/**
 * Reads the wishes for the output from flags.
 *
 * @throws {@link CommandError} with the usage code where they are wrong or contradict each other.
 */
export async function outputWishes(flags: ReadonlyMap<string, readonly string[]>): Promise<OutputWishes> {
  const value = (flag: Flag) => {
    const texts = flags.get(flag.name);
    return texts === undefined ? undefined : flagValue(flag, texts);
  };
  const format = (value(formatFlag) ?? 'auto') as FormatName;
  const expression = value(transformFlag);
  if (expression !== undefined && format === 'raw') {
    const advice = 'Leave out one of them.';
    throw new CommandError(exitCodes.usage, '--transform does not go with --format raw', advice);
  }
  const file = value(outputFlag);
  return {
    format,
    transform:
      expression === undefined
        ? undefined
        : (await import('./transform.ts')).compileTransform('--transform', String(expression)),
    isRaw: value(rawOutputFlag) === true,
    isQuiet: value(quietFlag) === true,
    file: file === undefined ? undefined : String(file),
    usesPager: value(pagerFlag) !== false,
  };
}
