import { parseArgs } from 'node:util';
import { closest, distance } from 'fastest-levenshtein';
import { GenerateError } from '../generate-error.ts';

/** The flags of a command by their names. */
export type FlagOptions = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>
>;

/**
 * Reads the arguments of a command.
 *
 * @throws {@link GenerateError} for a flag that there is not, one that lacks its value, and one that takes none.
 */
export function readFlags<const T extends FlagOptions>(argv: readonly string[], options: T) {
  const given = { args: [...argv], options, allowPositionals: true } as const;
  const { tokens } = parseArgs({ ...given, strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) throw new GenerateError(`Unknown flag: ${rawName}. ${hint(rawName, options)}`);
    const isMissing = value === undefined || value === '' || (inlineValue === false && value.startsWith('-'));
    if (option.type === 'string' && isMissing) {
      throw new GenerateError(`The flag ${rawName} needs a value. See --help.`);
    }
    if (option.type === 'boolean' && value !== undefined)
      throw new GenerateError(`The flag ${rawName} takes no value.`);
  }
  return parseArgs({ ...given, strict: true });
}

function hint(rawName: string, options: FlagOptions): string {
  const likely = closest(
    rawName,
    Object.keys(options).map((name) => `--${name}`),
  );
  return distance(rawName, likely) <= 2 ? `Did you mean ${likely}?` : 'See --help.';
}
