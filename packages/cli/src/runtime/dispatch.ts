import { builtInNames, builtIns } from './builtin/built-ins.ts';
import { requestObserver } from './client-options.ts';
import type { Command, CommandGroup, CommandLine, Flag } from './command.ts';
import { CommandError } from './command-error.ts';
import type { Profile } from './config/config-file.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import {
  commandFlags,
  configurableFlags,
  globalFlags,
  helpFlag,
  isSet,
  profileFlag,
  versionFlag,
} from './global-flags.ts';
import type { MainOptions } from './main-options.ts';
import type { Output } from './output/output.ts';
import { type ParsedArguments, parseArguments, splitArguments } from './parse-arguments.ts';
import type { Progress } from './progress.ts';
import { runOperation } from './run-operation.ts';

/**
 * Chooses what the arguments ask for, and runs it.
 *
 * @throws What the chosen part throws, and {@link CommandError} with the usage code for what is not known.
 */
export async function dispatch(commandLine: CommandLine, options: MainOptions, progress: Progress): Promise<ExitCode> {
  const { stdout, version } = options;
  const global = globalFlags(commandLine);
  const groups = [...commandLine.groups.map(({ name }) => name), ...builtInNames];
  const split = splitArguments(options.args, global, groups);
  if (split.group !== undefined && builtInNames.includes(split.group)) {
    return runBuiltIn(split.group, commandLine, options, progress);
  }
  const early = parseArguments(split.before, global);
  if (isSet(early.flags, versionFlag)) return print(stdout, `${version()}\n`);
  const wantsHelp = isSet(early.flags, helpFlag);
  if (split.group === undefined) {
    const { programHelp } = await import('./help-text.ts');
    return printHelp(wantsHelp ? stdout : options.stderr, programHelp(commandLine), wantsHelp);
  }
  const group = find([...commandLine.groups, ...builtIns], split.group, 'group') as CommandGroup;
  progress.where = group.name;
  const module = await group.load();
  if (split.command === undefined) {
    const { groupHelp } = await import('./help-text.ts');
    return printHelp(wantsHelp ? stdout : options.stderr, groupHelp(commandLine, group, module), wantsHelp);
  }
  const { commands: siblings, definitions = (await commandLine.definitions?.()) ?? {} } = module;
  const { command, isConversation } = await findCommand(siblings, split.command);
  const typed = `${commandLine.binary} ${group.name}`;
  const chosen = { command, siblings, definitions, isConversation, typed };
  progress.where = `${group.name} ${split.command}`;
  progress.command = command;

  const parsed = parseArguments(split.after, [...commandFlags(command, isConversation), ...global]);
  const flags = new Map([...early.flags, ...parsed.flags]);
  if (isSet(flags, versionFlag)) return print(stdout, `${version()}\n`);
  if (isSet(flags, helpFlag)) {
    const { commandHelp } = await import('./help-text.ts');
    return printHelp(stdout, commandHelp(commandLine, group, chosen, stdout.columns));
  }
  const profile = await readProfile(commandLine, flags, options);
  const given = { ...parsed, flags: withProfile(flags, profile) };
  return runOperation(commandLine, chosen, given, { options, profile, progress });
}

async function runBuiltIn(
  name: string,
  commandLine: CommandLine,
  options: MainOptions,
  progress: Progress,
): Promise<ExitCode> {
  progress.where = name;
  const builtIn = find(builtIns, name, 'group');
  const flags: readonly Flag[] = [...builtIn.flags, ...globalFlags(commandLine)];
  const { words, ...parsed } = parseArguments(options.args, flags);
  if (isSet(parsed.flags, versionFlag)) return print(options.stdout, `${options.version()}\n`);
  if (isSet(parsed.flags, helpFlag)) {
    const { builtInHelp } = await import('./help-text.ts');
    return printHelp(options.stdout, builtInHelp(commandLine, builtIn, options.stdout.columns));
  }
  const profile = builtIn.readsProfile ? await readProfile(commandLine, parsed.flags, options) : {};
  const given = { ...parsed, flags: withProfile(parsed.flags, profile), words: words.slice(1) };
  const observer = requestObserver(given.flags, options, progress);
  const run = await builtIn.load();
  return run({ commandLine, options, progress, parsed: given, profile, observer });
}

/** The settings of the profile that counts. */
async function readProfile(
  { binary }: CommandLine,
  flags: ParsedArguments['flags'],
  { environment }: MainOptions,
): Promise<Profile> {
  const { configPath, readConfig, selectProfile } = await import('./config/config-file.ts');
  return selectProfile(readConfig(configPath(binary, environment)), flags.get(profileFlag.name)?.at(-1));
}

/** Flags, completed from the profile. The key and the address are not: the environment comes before the profile. */
function withProfile(flags: ParsedArguments['flags'], profile: Profile): ParsedArguments['flags'] {
  const names = configurableFlags.filter((name) => name !== 'api-key' && name !== 'base-url' && name in profile);
  return new Map([...names.map((name): [string, readonly string[]] => [name, [profile[name] ?? '']]), ...flags]);
}

async function findCommand(commands: readonly Command[], name: string) {
  const conversing = commands.find(({ conversation }) => conversation?.name === name);
  if (conversing) {
    const { conversationCommand } = await import('./chat/conversation-command.ts');
    return { command: conversationCommand(conversing), isConversation: true };
  }
  const conversations = commands.flatMap(({ conversation }) => conversation ?? []);
  return { command: find([...commands, ...conversations], name, 'command') as Command, isConversation: false };
}

function find<T extends { readonly name: string }>(choices: readonly T[], given: string, kind: string): T {
  const found = choices.find((choice) => choice.name === given);
  if (found) return found;
  const known = choices.map((choice) => choice.name).filter((name) => !name.startsWith('_'));
  throw new CommandError(exitCodes.usage, `unknown ${kind} ${JSON.stringify(given)}`, { given, known });
}

async function print(output: Output, text: string): Promise<ExitCode> {
  await output.write(text);
  return exitCodes.ok;
}

/** Prints help. Where nobody has asked for it, something was missing. */
async function printHelp(output: Output, help: string, wasAskedFor = true): Promise<ExitCode> {
  const { columns } = output;
  const text = columns === undefined ? help : (await import('./output/wrap-text.ts')).wrapText(help, columns);
  await output.writePainted(
    text.replace(
      /^(Usage:|\S.*:$)?(.*)$/gm,
      (_line, heading?: string, rest = '') =>
        (heading ? output.paint('strong', heading) : '') + output.paint('plain', rest),
    ),
  );
  return wasAskedFor ? exitCodes.ok : exitCodes.usage;
}
