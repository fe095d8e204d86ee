import { isUtf8 } from 'node:buffer';
import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';

/**
 * Bytes as the text that they are.
 *
 * @param where - What they were given to, for messages.
 * @throws {@link CommandError} with the usage code where they are not UTF-8: other characters would be sent in their place.
 */
export function decodeText(where: string, bytes: Buffer): string {
  if (isUtf8(bytes)) return bytes.toString('utf8');
  throw new CommandError(exitCodes.usage, `${where}: the text is not UTF-8`, 'Save it as UTF-8.');
}
