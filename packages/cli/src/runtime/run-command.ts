import { buildCall } from './build-call.ts';
import type { Command, CommandLine } from './command.ts';
import { flagValue } from './flag-value.ts';
import { maxItemsFlag } from './global-flags.ts';
import type { Output } from './output.ts';
import type { ParsedArguments } from './parse-arguments.ts';
import { type Environment, resolveSettings } from './settings.ts';

/** What a command runs with, besides its arguments. */
export interface Surroundings {
  readonly stdout: Output;
  readonly environment: Environment;
  /** Aborted when the user interrupts the program. */
  readonly signal: AbortSignal;
}

/**
 * Calls a command's operation and prints the answer: one JSON value, a list as one JSON array, events as one line of
 * JSON each, or nothing.
 *
 * @throws {@link CommandError} before anything is sent, when the arguments are wrong; what the client throws, after.
 */
export async function runCommand(
  commandLine: CommandLine,
  command: Command,
  args: ParsedArguments,
  { stdout, environment, signal }: Surroundings,
): Promise<void> {
  const values = buildCall(command, args);
  const maxItems = args.flags.get(maxItemsFlag.name);
  const limit = maxItems ? Number(flagValue(maxItemsFlag, maxItems)) : Number.POSITIVE_INFINITY;
  const settings = resolveSettings(commandLine, command, args.flags, environment);

  const [{ createClient }, operation] = await Promise.all([import('#core'), command.load()]);
  // The values come from the same description of the operation as the types of its function.
  const call = operation as (...values: unknown[]) => unknown;
  const answer = call(createClient(settings), ...values, { signal });
  switch (command.kind) {
    case 'page':
      return stdout.writeArray(answer as AsyncIterable<unknown>, limit);
    case 'stream':
      return stdout.writeLines(answer as AsyncIterable<unknown>);
    case 'single':
      return stdout.writeJson(await answer);
    case 'empty':
      await answer;
  }
}
