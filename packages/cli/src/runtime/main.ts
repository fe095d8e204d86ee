import type { Command, CommandGroup, CommandLine } from './command.ts';
import { CommandError } from './command-error.ts';
import { errorWishes } from './error-wishes.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { flagValue } from './flag-value.ts';
import { commandFlags, globalFlags } from './global-flags.ts';
import type { StandardInput } from './input/standard-input.ts';
import { type Output, OutputClosedError } from './output/output.ts';
import { parseArguments, splitArguments } from './parse-arguments.ts';
import type { Environment } from './settings.ts';

/** What a run of the program needs of its process. */
export interface MainOptions {
  /** The arguments, without the program's name. */
  readonly args: readonly string[];
  readonly environment: Environment;
  readonly stdin: StandardInput;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted when the user interrupts the program. */
  readonly signal: AbortSignal;
  /** The program's version; read only when it is asked for. */
  readonly version: () => string;
}

/** How far a run has come, for messages. */
interface Progress {
  /** The command as it was written, or the program's name. */
  where: string;
  command?: Command;
  /** Where the request goes. */
  baseURL?: string;
}

/**
 * Runs the program once: chooses the command, calls it, prints its answer to stdout and a failure to stderr. Loads a
 * group of commands only when it is named, and the client only when a request is to be made.
 *
 * @param commandLine - Generated description of the API.
 * @returns The exit code. Never throws. A reader that closes the output early, as `head` does, is no failure.
 */
export async function main(commandLine: CommandLine, options: MainOptions): Promise<ExitCode> {
  const progress: Progress = { where: commandLine.binary };
  try {
    return await dispatch(commandLine, options, progress);
  } catch (error) {
    if (error instanceof OutputClosedError) return exitCodes.ok;
    const { describeError } = await import('./describe-error.ts');
    const interrupted = options.signal.aborted;
    const report = await describeError(error, { ...progress, ...errorWishes(options.args), commandLine, interrupted });
    // There is no place left to tell of a failure here.
    await options.stderr.write(report.text).catch(() => {});
    return report.exitCode;
  }
}

async function dispatch(commandLine: CommandLine, options: MainOptions, progress: Progress): Promise<ExitCode> {
  const { stdout, stderr, version } = options;
  const { words, before, after } = splitArguments(options.args, globalFlags(commandLine));
  const early = parseArguments(before, globalFlags(commandLine));
  if (isSet(early.flags, 'version')) return print(stdout, `${version()}\n`);

  const [groupName, commandName] = words;
  const wantsHelp = isSet(early.flags, 'help');
  if (groupName === undefined) {
    const { programHelp } = await import('./help-text.ts');
    return print(wantsHelp ? stdout : stderr, programHelp(commandLine), wantsHelp);
  }
  const group = find(commandLine.groups, groupName, 'group');
  progress.where = group.name;
  const commands = await group.load();
  if (commandName === undefined) {
    const { groupHelp } = await import('./help-text.ts');
    return print(wantsHelp ? stdout : stderr, groupHelp(commandLine, group, commands), wantsHelp);
  }
  const command = find(commands, commandName, 'command');
  progress.where = `${group.name} ${command.name}`;
  progress.command = command;

  const parsed = parseArguments(after, [...commandFlags(command), ...globalFlags(commandLine)]);
  const flags = new Map([...early.flags, ...parsed.flags]);
  if (isSet(flags, 'version')) return print(stdout, `${version()}\n`);
  if (isSet(flags, 'help')) {
    const { commandHelp } = await import('./help-text.ts');
    return print(stdout, commandHelp(commandLine, group, command));
  }
  const { prepareCall, runCommand } = await import('./run-command.ts');
  const call = await prepareCall(command, { ...parsed, flags }, { ...options, commandLine });
  progress.baseURL = call.settings.baseURL;
  await runCommand(command, call, options);
  return exitCodes.ok;
}

function find<T extends Command | CommandGroup>(choices: readonly T[], given: string, kind: string): T {
  const found = choices.find((choice) => choice.name === given);
  if (found) return found;
  const known = choices.map((choice) => choice.name);
  throw new CommandError(exitCodes.usage, `unknown ${kind} ${JSON.stringify(given)}`, { given, known });
}

function isSet(flags: ReadonlyMap<string, readonly string[]>, name: string): boolean {
  const texts = flags.get(name);
  return texts !== undefined && flagValue({ name, type: 'boolean' }, texts) === true;
}

async function print(output: Output, text: string, wasAskedFor = true): Promise<ExitCode> {
  await output.write(text);
  return wasAskedFor ? exitCodes.ok : exitCodes.usage;
}
