import { buildCall } from './build-call.ts';
import type { Command, CommandLine } from './command.ts';
import { flagValue } from './flag-value.ts';
import { maxItemsFlag } from './global-flags.ts';
import type { Output } from './output.ts';
import type { ParsedArguments } from './parse-arguments.ts';
import { type Environment, resolveSettings, type Settings } from './settings.ts';

/** A call that is ready to be made. */
export interface PreparedCall {
  readonly settings: Settings;
  /** What the operation's function takes between the client and the options. */
  readonly values: readonly unknown[];
  /** How many items of a list to read at most. */
  readonly maxItems: number;
}

/**
 * Makes a call out of a command's arguments. Nothing is loaded or sent.
 *
 * @throws {@link CommandError} when the arguments are wrong or the key is missing.
 */
export function prepareCall(
  commandLine: CommandLine,
  command: Command,
  parsed: ParsedArguments,
  environment: Environment,
): PreparedCall {
  const values = buildCall(command, parsed);
  const limit = parsed.flags.get(maxItemsFlag.name);
  const maxItems = limit ? Number(flagValue(maxItemsFlag, limit)) : Number.POSITIVE_INFINITY;
  return { values, maxItems, settings: resolveSettings(commandLine, command, parsed.flags, environment) };
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
  const answer = call(createClient(settings), ...values, { signal });
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
