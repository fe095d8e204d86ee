import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';

/**
 * Reads JSON, or YAML where it is none: `{name: oak, sizes: [1, 2]}`.
 *
 * @param where - What the text was given to, for messages.
 * @throws {@link CommandError} with the usage code for text that is neither.
 * @see https://yaml.org/spec/1.2.2/
 */
export async function relaxedValue(where: string, text: string): Promise<unknown> {
  try {
    return JSON.parse(text);
  } catch {
    // Most values are JSON; only the others pay for the reader of YAML.
    const { parse } = await import('yaml');
    try {
      return parse(text, { logLevel: 'error' });
    } catch (error) {
      const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
      const problem = `${where}: neither JSON nor YAML: ${reason.replace(/[:.]$/, '')}`;
      const isTyped = where.startsWith('--');
      const advice = isTyped ? `Quote the value for the shell: '{"name": 1}'.` : 'Mend what is there.';
      throw new CommandError(exitCodes.usage, problem, advice);
    }
  }
}
