import type { Command, Flag } from './command.ts';
import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';
import { flagValue } from './flag-value.ts';
import type { ParsedArguments } from './parse-arguments.ts';
import { placeholder } from './placeholder.ts';

/**
 * The values that an operation's function takes between the client and the options: each path value, then the
 * parameter object where the command has parameters outside the path.
 *
 * @param command - The operation.
 * @param parsed - What was given. Bare words fill the path values that no flag gives, in order.
 * @throws {@link CommandError} with the usage code for a missing, superfluous or invalid value.
 */
export function buildCall(command: Command, parsed: ParsedArguments): unknown[] {
  const pathFlags = command.flags.filter((flag) => flag.in === 'path');
  const given = withWords(pathFlags, parsed);
  const missing = command.flags.filter((flag) => flag.required && !given.has(flag.name));
  if (missing.length > 0) {
    const names = missing.map((flag) => `--${flag.name}`).join(', ');
    throw new CommandError(
      exitCodes.usage,
      `missing ${names}`,
      'Add what is missing; --help tells what each flag takes.',
    );
  }

  const value = (flag: Flag) => flagValue(flag, given.get(flag.name) ?? []);
  const parameters = command.flags.filter((flag) => flag.in !== 'path');
  const parameterObject = Object.fromEntries(
    parameters.filter((flag) => given.has(flag.name)).map((flag) => [flag.argument, value(flag)]),
  );
  return [...pathFlags.map(value), ...(parameters.length > 0 ? [parameterObject] : [])];
}

function withWords(pathFlags: readonly Flag[], parsed: ParsedArguments): Map<string, readonly string[]> {
  const given = new Map(parsed.flags);
  const open = pathFlags.filter((flag) => !given.has(flag.name));
  const superfluous = parsed.words[open.length];
  if (superfluous !== undefined) {
    const words = pathFlags.map(placeholder).join(' ');
    const advice = words ? `Bare words stand for ${words}; all else is given by flags.` : 'Give values by flags.';
    throw new CommandError(exitCodes.usage, `unexpected argument ${JSON.stringify(superfluous)}`, advice);
  }
  open.forEach((flag, index) => {
    const word = parsed.words[index];
    if (word !== undefined) given.set(flag.name, [word]);
  });
  return given;
}
