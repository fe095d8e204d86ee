import type { APIPromise } from '#core';
import { buildCall, type CallValues, wantsDocument } from './build-call.ts';
import type { Command, CommandLine } from './command.ts';
import { flagValue } from './flag-value.ts';
import { allowInputFilesFlag, inputFlag, maxItemsFlag } from './global-flags.ts';
import type { StandardInput } from './input/standard-input.ts';
import { openTarget } from './output/open-target.ts';
import type { Output } from './output/output.ts';
import { type OutputWishes, outputWishes } from './output/output-options.ts';
import type { Answer } from './output/print-answer.ts';
import type { ParsedArguments } from './parse-arguments.ts';
import { type Environment, resolveSettings, type Settings } from './settings.ts';

/** A call that is ready to be made. */
export interface PreparedCall {
  readonly settings: Settings;
  readonly values: CallValues;
  /** How many items of a list to read at most. */
  readonly maxItems: number;
  readonly wishes: OutputWishes;
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
  const wishes = await outputWishes(parsed.flags);
  const { definitions } = commandLine;
  const documentValues = await readDocument(command, parsed, { commandLine, environment, stdin });
  const values = await buildCall(command, parsed, { stdin, definitions, documentValues });
  return { values, maxItems, wishes, settings: resolveSettings(commandLine, command, parsed.flags, environment) };
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

/** Where a run prints, and what may end it. */
export interface RunContext {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly environment: Environment;
  /** Ends the call early. */
  readonly signal: AbortSignal;
}

/**
 * Makes the call and prints the answer as the user wants it.
 *
 * @throws What the client throws.
 */
export async function runCommand(command: Command, call: PreparedCall, context: RunContext): Promise<void> {
  const { answer } = await send(command, call, context.signal);
  const { wishes } = call;
  if (command.kind === 'empty' || wishes.isQuiet) return discard(answer);
  const target = openTarget(command, wishes, context);
  try {
    const isBytes = wishes.format === 'raw' || command.kind === 'binary';
    if (isBytes) {
      const { writeBytes } = await import('./output/bytes.ts');
      const response = await (answer as APIPromise<unknown>).asResponse();
      return await writeBytes(response, { ...context, stdout: target.output }, wishes.file === '-');
    }
    const { printAnswer } = await import('./output/print-answer.ts');
    await printAnswer(command, answer, target.output, { ...wishes, limit: call.maxItems });
  } finally {
    await target.close();
  }
}

async function send(
  command: Command,
  { settings, values }: PreparedCall,
  signal: AbortSignal,
): Promise<{ answer: Answer }> {
  const [{ createClient }, operation] = await Promise.all([import('#core'), command.load()]);
  // The values come from the same description of the operation as the types of its function.
  const call = operation as (...values: unknown[]) => Answer;
  const { path, parameters } = values;
  const given = parameters === undefined ? path : [...path, parameters];
  // In an object, since a promise that is returned by itself would be awaited.
  return { answer: call(createClient(settings), ...given, { signal }) };
}

/** Waits for the answer's end without printing it. A stream has to be read: its last event tells how it went. */
async function discard(answer: Answer): Promise<void> {
  if ('then' in answer && !(Symbol.asyncIterator in answer)) await answer;
  else for await (const _ of answer as AsyncIterable<unknown>);
}
