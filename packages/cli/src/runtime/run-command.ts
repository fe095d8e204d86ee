import { buildCall, type CallValues, wantsDocument } from './build-call.ts';
import type { Command, CommandLine } from './command.ts';
import { flagValue } from './flag-value.ts';
import { allowInputFilesFlag, inputFlag, maxItemsFlag } from './global-flags.ts';
import type { StandardInput } from './input/standard-input.ts';
import type { Output } from './output.ts';
import type { ParsedArguments } from './parse-arguments.ts';
import { type Environment, resolveSettings, type Settings } from './settings.ts';

/** A call that is ready to be made. */
export interface PreparedCall {
  readonly settings: Settings;
  readonly values: CallValues;
  /** How many items of a list to read at most. */
  readonly maxItems: number;
}

/** What the arguments of a command are completed from. */
export interface CallContext {
  readonly commandLine: CommandLine;
  readonly environment: Environment;
  readonly stdin: StandardInput;
}

/**
 * Makes a call out of a command's arguments. Nothing is sent.
 *
 * @throws {@link CommandError} when the arguments are wrong or the key is missing.
 */
export async function prepareCall(
  command: Command,
  parsed: ParsedArguments,
  { commandLine, environment, stdin }: CallContext,
): Promise<PreparedCall> {
  const limit = parsed.flags.get(maxItemsFlag.name);
  const maxItems = limit ? Number(flagValue(maxItemsFlag, limit)) : Number.POSITIVE_INFINITY;
  const { definitions } = commandLine;
  const documentValues = await readDocument(command, parsed, { commandLine, environment, stdin });
  const values = await buildCall(command, parsed, { stdin, definitions, documentValues });
  return { values, maxItems, settings: resolveSettings(commandLine, command, parsed.flags, environment) };
}

async function readDocument(
  command: Command,
  parsed: ParsedArguments,
  { commandLine, stdin }: CallContext,
): Promise<ReadonlyMap<string, unknown>> {
  const path = parsed.flags.get(inputFlag.name)?.at(-1);
  const sniffed = path === undefined && wantsDocument(command, parsed) ? await stdin.sniff() : undefined;
  if (path === undefined && sniffed === undefined) return new Map();
  const { documentValues, openDocument } = await import('./input/input-document.ts');
  const document =
    path === undefined ? { where: 'standard input', text: sniffed ?? '' } : await openDocument(path, stdin);
  const allowed = parsed.flags.get(allowInputFilesFlag.name);
  const readsFiles = allowed !== undefined && flagValue(allowInputFilesFlag, allowed) === true;
  return documentValues(document, command, { definitions: commandLine.definitions, readsFiles });
}

/**
 * Makes the call and prints the answer: one JSON value, a list as one JSON array, events as one line of JSON each, or
 * nothing.
 *
 * @param signal - Ends the call early.
 * @throws What the client throws.
 */
export async function runCommand(
  command: Command,
  { settings, values, maxItems }: PreparedCall,
  stdout: Output,
  signal: AbortSignal,
): Promise<void> {
  const [{ createClient }, operation] = await Promise.all([import('#core'), command.load()]);
  // The values come from the same description of the operation as the types of its function.
  const call = operation as (...values: unknown[]) => unknown;
  const { path, parameters } = values;
  const given = parameters === undefined ? path : [...path, parameters];
  const answer = call(createClient(settings), ...given, { signal });
  switch (command.kind) {
    case 'page':
      return stdout.writeArray(answer as AsyncIterable<unknown>, maxItems);
    case 'stream':
      return stdout.writeLines(answer as AsyncIterable<unknown>);
    case 'single':
      return stdout.writeJson(await answer);
    case 'empty':
      await answer;
  }
}
