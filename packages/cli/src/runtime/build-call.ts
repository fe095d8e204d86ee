import type { Command, Definitions, Flag, ParameterFlag } from './command.ts';
import { CommandError } from './command-error.ts';
import { exitCodes } from './exit-codes.ts';
import { onlyValue } from './flag-value.ts';
import { parameterValue } from './input/parameter-value.ts';
import type { StandardInput } from './input/standard-input.ts';
import type { ParsedArguments } from './parse-arguments.ts';
import { placeholder } from './placeholder.ts';

/** What an operation's function is called with, between the client and the options. */
export interface CallValues {
  readonly path: readonly unknown[];
  /** Undefined where the command has no parameters outside the path. */
  readonly parameters: Readonly<Record<string, unknown>> | undefined;
}

/** Where values come from beside the flags. */
export interface CallSources {
  readonly stdin: StandardInput;
  readonly definitions: Definitions;
  /** Values of a document by the name of their flag; flags win over them. */
  readonly documentValues: ReadonlyMap<string, unknown>;
}

/**
 * The values that an operation's function takes.
 *
 * @param command - The operation.
 * @param parsed - What was given. Bare words fill the path values that nothing else gives, in order.
 * @throws {@link CommandError} with the usage code for a missing, superfluous or invalid value.
 */
export async function buildCall(command: Command, parsed: ParsedArguments, sources: CallSources): Promise<CallValues> {
  const texts = withWords(command, parsed, sources.documentValues);
  const missing = missingFlags(command, texts, parsed, sources.documentValues);
  if (missing.length > 0) {
    const names = missing.map((flag) => `--${flag.name}`).join(', ');
    throw new CommandError(
      exitCodes.usage,
      `missing ${names}`,
      'Add what is missing; --help tells what each flag takes.',
    );
  }
  const values = new Map<ParameterFlag, unknown>();
  for (const flag of command.flags) {
    const value = await resolveValue(flag, texts.get(flag.name), parsed, sources);
    if (value !== undefined) values.set(flag, value);
  }
  const isInPath = (flag: Flag & Partial<ParameterFlag>) => flag.in === 'path';
  const parameters = command.flags.filter((flag) => !isInPath(flag));
  const given = parameters.filter((flag) => values.has(flag)).map((flag) => [flag.argument, values.get(flag)]);
  return {
    path: command.flags.filter(isInPath).map((flag) => values.get(flag)),
    parameters: parameters.length > 0 ? Object.fromEntries(given) : undefined,
  };
}

/**
 * Whether a document that is piped to the program may be meant: the command takes a body, and flags give none, or not
 * all that it needs. Otherwise the input belongs to somebody else, such as the loop that runs the command.
 */
export function wantsDocument(command: Command, parsed: ParsedArguments): boolean {
  const body = command.flags.filter((flag) => flag.in === 'body');
  const isGiven = (flag: Flag) =>
    parsed.flags.has(flag.name) || parsed.inner.some(({ flag: name }) => name === flag.name);
  const required = command.flags.filter((flag) => flag.required && flag.in !== 'path');
  return body.length > 0 && (!body.some(isGiven) || !required.every(isGiven));
}

async function resolveValue(
  flag: ParameterFlag,
  texts: readonly string[] | undefined,
  parsed: ParsedArguments,
  sources: CallSources,
): Promise<unknown> {
  const inner = parsed.inner.filter((each) => each.flag === flag.name);
  const fromDocument = sources.documentValues.get(flag.name);
  const untyped = fromDocument ?? onlyValue(flag);
  const own = texts === undefined ? untyped : await parameterValue(flag, texts, sources.stdin);
  // A document's values are checked where it is read.
  const isFinal = inner.length === 0 && (texts === undefined || flag.schema === undefined);
  if (isFinal) return own;
  let value = own;
  if (inner.length > 0) {
    const { withInnerValues } = await import('./input/inner-values.ts');
    value = await withInnerValues(flag, own, inner, sources);
  }
  const { checkSchema } = await import('./input/check-schema.ts');
  if (flag.schema !== undefined) checkSchema(`--${flag.name}`, value, flag.schema, sources.definitions);
  return value;
}

function missingFlags(
  command: Command,
  texts: ReadonlyMap<string, unknown>,
  parsed: ParsedArguments,
  documentValues: ReadonlyMap<string, unknown>,
): readonly Flag[] {
  const inner = new Set(parsed.inner.map(({ flag }) => flag));
  return command.flags.filter(
    (flag) =>
      flag.required &&
      onlyValue(flag) === undefined &&
      ![texts, documentValues, inner].some((given) => given.has(flag.name)),
  );
}

function withWords(
  command: Command,
  parsed: ParsedArguments,
  documentValues: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, readonly string[]> {
  const pathFlags = command.flags.filter((flag) => flag.in === 'path');
  const given = new Map(parsed.flags);
  // A word is meant for what no flag gives; only then may a document fill the rest.
  const open = pathFlags.filter((flag) => !given.has(flag.name));
  const superfluous = parsed.words[open.length];
  if (superfluous !== undefined) {
    const words = pathFlags.map(placeholder).join(' ');
    const advice = words ? `Bare words stand for ${words}; all else is given by flags.` : 'Give values by flags.';
    throw new CommandError(exitCodes.usage, `unexpected argument ${JSON.stringify(superfluous)}`, advice);
  }
  const lacking = open.filter((flag) => !documentValues.has(flag.name));
  const targets = parsed.words.length > lacking.length ? open : lacking;
  targets.forEach((flag, index) => {
    const word = parsed.words[index];
    if (word !== undefined) given.set(flag.name, [word]);
  });
  return given;
}
