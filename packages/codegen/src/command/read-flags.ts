import { parseArgs } from 'node:util';
import { didYouMean } from '../did-you-mean.ts';
import { GenerateError } from '../generate-error.ts';

/** The flags of a command by their names. */
export type FlagOptions = Readonly<
  Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>
>;

/**
 * Reads the arguments of a command.
 *
 * @throws {@link GenerateError} for a flag that there is not, one that lacks its value, one that takes none, and one that
 *   takes a single value and has several.
 */
export function readFlags<const T extends FlagOptions>(argv: readonly string[], options: T) {
  const given = { args: [...argv], options, allowPositionals: true } as const;
  const { tokens } = parseArgs({ ...given, strict: false, tokens: true });
  const single = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option === undefined) throw new GenerateError(`Unknown flag: ${rawName}. ${hint(rawName, options)}`);
    const isMissing = value === undefined || value === '' || (inlineValue === false && /^-./.test(value));
    if (option.type === 'string' && isMissing) {
      throw new GenerateError(`The flag ${rawName} needs a value. See --help.`);
    }
    if (option.type === 'boolean' && value !== undefined)
      throw new GenerateError(`The flag ${rawName} takes no value.`);
    if (option.type === 'boolean' || option.multiple === true) continue;
    if (single.has(name)) throw new GenerateError(`The flag ${rawName} is given twice. Give it once.`);
    single.add(name);
  }
  return parseArgs({ ...given, strict: true });
}

function hint(rawName: string, options: FlagOptions): string {
  const known = Object.keys(options).map((name) => `--${name}`);
  return didYouMean(rawName, known, 'See --help.');
}
