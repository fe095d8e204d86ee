import { type BuiltIn, builtIns } from '../builtin/built-ins.ts';
import type { Command, CommandLine, Flag, ParameterFlag } from '../command.ts';
import { markDeprecated } from '../deprecation.ts';
import { commandFlags, configurableFlags, globalFlags } from '../global-flags.ts';
import { splitArguments } from '../parse-arguments.ts';
import { shells } from './scripts.ts';

/** A word that may stand where the cursor is. */
export interface Candidate {
  readonly value: string;
  readonly description?: string | undefined;
}

/** Lists the values that exist for a flag, such as the ids of a list; none where they cannot be had in time. */
export type ListValues = (
  flag: ParameterFlag,
  command: Command,
  siblings: readonly Command[],
) => Promise<readonly string[]>;

/**
 * What may follow.
 *
 * @param words - What is typed up to the cursor, without the program's name; the last word may be empty.
 */
export async function candidates(
  commandLine: CommandLine,
  words: readonly string[],
  listValues: ListValues,
): Promise<readonly Candidate[]> {
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const found = await follow(commandLine, before, current, listValues);
  return found.filter(({ value }) => value.startsWith(current));
}

async function follow(
  commandLine: CommandLine,
  words: readonly string[],
  current: string,
  listValues: ListValues,
): Promise<readonly Candidate[]> {
  const global = globalFlags(commandLine);
  const firstWords = [...commandLine.groups, ...builtIns.filter(({ summary }) => summary)];
  const names = firstWords.map(({ name }) => name);
  const { group: groupName, command: commandName, before, after } = splitArguments(words, global, names);
  const chosen = [groupName, commandName].filter((word) => word !== undefined);
  const builtIn = builtIns.find(({ name }) => name === groupName);
  if (builtIn) return builtInWords(commandLine, builtIn, [...chosen.slice(1), ...after], current);

  const group = commandLine.groups.find(({ name }) => name === groupName);
  const commands = group === undefined ? [] : (await group.load()).commands;
  const isChosen = ({ name, conversation }: Command) => [name, conversation?.name].includes(commandName);
  const command = commandName === undefined ? undefined : commands.find(isChosen);
  if (command !== undefined) {
    const list = (flag: Flag) => ('in' in flag ? listValues(flag as ParameterFlag, command, commands) : []);
    return argument([...commandFlags(command), ...global], [...before, ...after], current, list);
  }
  const given = await flagOrValue(global, words, current, () => []);
  if (given !== undefined) return given;
  if (groupName === undefined) return firstWords.map(named);
  return [...(commandName === undefined ? commandWords(commands) : []), ...innerGroups(commandLine, chosen)];
}

function commandWords(commands: readonly Command[]): readonly Candidate[] {
  return commands.flatMap((command) => [
    named(command),
    ...(command.conversation ? [{ value: command.conversation.name, description: 'Hold a conversation.' }] : []),
  ]);
}

/** The next words of groups whose names are written word by word: `shelves` after `rooms`. */
function innerGroups({ groups }: CommandLine, words: readonly string[]): readonly Candidate[] {
  const start = `${words.join(':')}:`;
  const below = groups.filter(({ name }) => name.startsWith(start));
  const steps = new Set(below.map(({ name }) => name.slice(start.length).split(':')[0] ?? ''));
  return [...steps].map((value) => ({
    value,
    description: groups.find(({ name }) => name === start + value)?.summary,
  }));
}

function named(word: Pick<Command, 'name' | 'summary' | 'deprecated'>): Candidate {
  return { value: word.name, description: markDeprecated(word, word.summary) };
}

async function argument(
  flags: readonly Flag[],
  before: readonly string[],
  current: string,
  list: (flag: Flag) => Promise<readonly string[]> | readonly string[],
): Promise<readonly Candidate[]> {
  const given = await flagOrValue(flags, before, current, list);
  if (given !== undefined) return given;
  const inPath = flags.filter((flag) => 'in' in flag && flag.in === 'path' && !isGiven(flag, before));
  const [next] = inPath.slice(wordCount(flags, before));
  return next === undefined ? flagNames(flags, before) : (await values(next, list)).map((value) => ({ value }));
}

/** Names of flags, or what the flag takes that has just been typed; undefined where a bare word may stand. */
async function flagOrValue(
  flags: readonly Flag[],
  before: readonly string[],
  current: string,
  list: (flag: Flag) => Promise<readonly string[]> | readonly string[],
): Promise<readonly Candidate[] | undefined> {
  const joined = /^--([\w.-]+)=/.exec(current);
  const joinedFlag = joined && flags.find(({ name }) => name === joined[1]);
  if (joinedFlag) return (await values(joinedFlag, list)).map((value) => ({ value: `${joined[0]}${value}` }));
  const previous = before.at(-1) ?? '';
  const open = flags.find(({ name, short }) => previous === `--${name}` || (short && previous === `-${short}`));
  if (open && open.type !== 'boolean') return (await values(open, list)).map((value) => ({ value }));
  return current.startsWith('-') ? flagNames(flags, before) : undefined;
}

/** Values that every shell takes as they are. Others are not offered: some shells put them into the line unquoted. */
const plainWord = /^[\w.:@%+,/-]{1,200}$/;

async function values(flag: Flag, list: (flag: Flag) => Promise<readonly string[]> | readonly string[]) {
  const found = flag.enum?.map(String) ?? (await list(flag));
  return found.filter((value) => plainWord.test(value));
}

function isGiven({ name, list }: Flag, before: readonly string[]): boolean {
  return !list && before.some((word) => word === `--${name}` || word.startsWith(`--${name}=`));
}

function flagNames(flags: readonly Flag[], before: readonly string[]): readonly Candidate[] {
  return flags
    .filter((flag) => !isGiven(flag, before))
    .map((flag) => ({ value: `--${flag.name}`, description: markDeprecated(flag, flag.description?.split('\n')[0]) }));
}

/** How many bare words have been typed. */
function wordCount(flags: readonly Flag[], before: readonly string[]): number {
  const takesNext = (word: string) =>
    flags.some(
      ({ name, short, type }) => type !== 'boolean' && (word === `--${name}` || (short && word === `-${short}`)),
    );
  return before.filter((word, index) => !word.startsWith('-') && !takesNext(before[index - 1] ?? '')).length;
}

async function builtInWords(
  commandLine: CommandLine,
  { name, flags, usage }: BuiltIn,
  before: readonly string[],
  current: string,
): Promise<readonly Candidate[]> {
  if (current.startsWith('-')) return flagNames([...flags, ...globalFlags(commandLine)], before);
  if (name === 'completion') return shells.map((value) => ({ value }));
  if (name === 'help') return follow(commandLine, before, current, async () => []);
  if (name === 'config' && before.length === 1) return configurableFlags.map((value) => ({ value }));
  const forms = usage.map((form) => form.split(' ')[0] ?? '').filter((word) => /^[a-z]+$/.test(word));
  return before.length === 0 ? forms.map((value) => ({ value })) : [];
}
