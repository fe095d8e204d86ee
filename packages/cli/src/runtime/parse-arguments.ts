import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import type { Flag } from './command.ts';
import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';

/** Arguments told apart, not yet checked against what the flags allow. */
export interface ParsedArguments {
  /** Name of each flag that was given to its texts, in order. A boolean's text is `true` or `false`. */
  readonly flags: ReadonlyMap<string, readonly string[]>;
  /** Bare words, in order. */
  readonly words: readonly string[];
  /** Texts for places inside the value of a flag, in order. */
  readonly inner: readonly InnerText[];
}

/** What `--parent.child text` gives. */
export interface InnerText {
  /** Name of the flag that takes the whole value: `parent`. */
  readonly flag: string;
  readonly steps: readonly string[];
  readonly text: string;
}

/**
 * Tells flags and bare words apart. Takes `--name value`, `--name=value`, `--name` and `--no-name` for booleans, and
 * `--` before words that begin with a dash.
 *
 * @param args - The arguments, without the program's name.
 * @param flags - The flags that may occur.
 * @throws {@link CommandError} with the usage code for a flag that is unknown or lacks its value.
 */
export function parseArguments(args: readonly string[], flags: readonly Flag[]): ParsedArguments {
  const byName = new Map(flags.map((flag) => [flag.name, flag]));
  const given = new Map<string, string[]>();
  const words: string[] = [];
  const inner: InnerText[] = [];
  for (const token of tokenize(args, flags)) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const negated = byName.get(token.name.replace(/^no-/, ''));
    const flag = byName.get(token.name) ?? (negated?.type === 'boolean' ? negated : undefined);
    const [outer, ...steps] = token.name.split('.');
    if (flag === undefined && takesInner(outer, flags) && steps.every(Boolean)) {
      inner.push({ flag: outer, steps, text: textOf(token, token.name) });
      continue;
    }
    if (flag === undefined) throw unknownFlag(token.rawName, flags);
    if (flag.name !== token.name && token.value !== undefined) {
      throw new CommandError(exitCodes.usage, `--${token.name} takes no value`, `Write --${token.name} alone.`);
    }
    const text = flag.type === 'boolean' ? (token.value ?? String(flag.name === token.name)) : textOf(token, flag.name);
    given.set(flag.name, [...(given.get(flag.name) ?? []), text]);
  }
  return { flags: given, words, inner };
}

/** The words that choose a command, and what stands before and after them. */
export interface SplitArguments {
  /** The group's name; a path of words such as `rooms shelves` is the same as `rooms:shelves`. */
  readonly group: string | undefined;
  readonly command: string | undefined;
  /** Arguments up to the command, without the group's words; all flags where there is no command. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/**
 * Finds the words that choose a command, stepping over global flags and their values.
 *
 * @param groups - Names of the groups. A word that begins none of them is given back as the group.
 */
export function splitArguments(
  args: readonly string[],
  flags: readonly Flag[],
  groups: readonly string[],
): SplitArguments {
  const positionals = tokenize(args, flags).filter((token) => token.kind === 'positional');
  const names = positionals.map((_, index) =>
    positionals
      .slice(0, index + 1)
      .map(({ value }) => value)
      .join(':'),
  );
  const length = Math.max(1, names.findLastIndex((name) => groups.includes(name)) + 1);
  const chosen = positionals.slice(0, length);
  const command = positionals[length];
  const end = command?.index ?? args.length;
  return {
    group: names[length - 1],
    command: command?.value,
    before: args.slice(0, end).filter((_, index) => !chosen.some((token) => token.index === index)),
    after: args.slice(end + 1),
  };
}

function tokenize(args: readonly string[], flags: readonly Flag[]) {
  const options: ParseArgsOptionsConfig = Object.fromEntries(
    flags.map(({ name, short, type }) => [
      name,
      { type: type === 'boolean' ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) },
    ]),
  );
  for (const arg of args) {
    const [name = ''] = arg.startsWith('--') ? arg.slice(2).split('=') : [];
    if (name.includes('.') && takesInner(name.split('.')[0], flags)) options[name] = { type: 'string' };
  }
  // Not strict: its messages speak of another program's conventions, and stop at the first word that is not known.
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

/** Whether a flag's value can have places inside. */
function takesInner(name: string | undefined, flags: readonly Flag[]): name is string {
  return flags.some((flag) => flag.name === name && flag.type === 'json');
}

function textOf(token: { value: string | undefined; inlineValue: boolean | undefined }, name: string): string {
  if (token.value === undefined) {
    throw new CommandError(exitCodes.usage, `--${name} lacks its value`, `Write --${name} VALUE.`);
  }
  if (!token.inlineValue && token.value.startsWith('--')) {
    const advice = `Write --${name}=VALUE for a value that begins with two dashes.`;
    throw new CommandError(exitCodes.usage, `--${name} lacks its value: another flag follows`, advice);
  }
  return token.value;
}

function unknownFlag(rawName: string, flags: readonly Flag[]): CommandError {
  const known = flags.map((flag) => `--${flag.name}`);
  return new CommandError(exitCodes.usage, `unknown flag ${rawName}`, { given: rawName, known });
}
