import type { ClientOptions } from '#core';
import type { CallValues } from '../build-call.ts';
import { clientOptions } from '../client-options.ts';
import type { Command } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import type { StandardInput } from '../input/standard-input.ts';
import type { PreparedCall } from '../prepare-call.ts';
import type { RunContext } from '../run-command.ts';
import { sendCall } from '../send-call.ts';
import { type ConversationOptions, converse } from './conversation.ts';
import { readHistory } from './read-history.ts';
import { resumeLine } from './resume-line.ts';

/** What a conversation is started with. */
export interface ConversationContext extends RunContext, Pick<ConversationOptions, 'describe'> {
  readonly stdin: StandardInput;
  /** Program and group, as they are typed. */
  readonly typed: string;
}

/**
 * Starts a conversation on what the path values name, or on something new.
 *
 * @param command - The streaming command.
 * @returns See {@link converse}.
 * @throws What the client throws where it cannot begin, and what {@link converse} throws.
 */
export async function startConversation(
  command: Command,
  siblings: readonly Command[],
  call: PreparedCall,
  context: ConversationContext,
): Promise<ExitCode> {
  const { stdout, stderr, stdin, signal, describe, typed } = context;
  const settings = await clientOptions(call.settings, context.observer);
  const values = await complete(command, siblings, call.values, settings, context);
  const isTerminal = stdin.isTerminal && stdout.isTerminal;
  const subject = { command, siblings, values, settings };
  // People should not find out by their first question that there is nothing to take up.
  if (isTerminal && values === call.values) await readHistory(subject, signal);
  const resume = resumeLine(typed, command, values);
  return converse({ ...subject, stdout, stderr, signal, isTerminal, describe, resume });
}

/** The values with an identifier in the path: that which was given, or that of something made for it. */
async function complete(
  command: Command,
  siblings: readonly Command[],
  values: CallValues,
  settings: ClientOptions,
  { stderr, signal }: RunContext,
): Promise<CallValues> {
  if (values.path.every((value) => value !== undefined)) return values;
  const creator = command.conversation?.creator;
  const source = siblings.find(({ name }) => name === creator?.command);
  if (creator === undefined || source === undefined) {
    throw new CommandError(exitCodes.usage, 'a path value is missing', 'See --help for what it takes.');
  }
  const shared = source.flags.filter((flag) => flag.in !== 'body').map(({ argument }) => argument);
  const parameters = Object.entries(values.parameters ?? {}).filter(([name]) => shared.includes(name));
  const made = { path: [], parameters: source.flags.length > 0 ? Object.fromEntries(parameters) : undefined };
  const { answer } = await sendCall(source, made, settings, signal);
  const id = Object.entries((await (answer as PromiseLike<object>)) ?? {}).find(
    ([name]) => name === creator.property,
  )?.[1];
  await stderr.write(`Started ${String(id)}\n`);
  return { ...values, path: values.path.map((value) => value ?? id) };
}
