import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';

/** What is thrown for a word that is none of the known ones. */
export function unknownAction(given: string | undefined, known: readonly string[]): CommandError {
  if (given === undefined)
    return new CommandError(exitCodes.usage, 'what to do is missing', `One of: ${known.join(', ')}.`);
  return new CommandError(exitCodes.usage, `unknown word ${JSON.stringify(given)}`, { given, known });
}
