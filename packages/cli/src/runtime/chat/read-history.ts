import type { ClientOptions } from '#core';
import type { CallValues } from '../build-call.ts';
import type { Command } from '../command.ts';
import { sendCall } from '../send-call.ts';

/** What a conversation is about. */
export interface Subject {
  /** The streaming command. */
  readonly command: Command;
  /** The commands of its group, for its history. */
  readonly siblings: readonly Command[];
  /** Path values, and the parameters of every question. */
  readonly values: CallValues;
  readonly settings: ClientOptions;
}

/** What was said before, as the server answers it, and the command that reads it. */
export interface History {
  readonly stored: Command;
  readonly answer: unknown;
}

/**
 * Reads what was said in a conversation before.
 *
 * @returns Undefined where the API stores no events of it.
 * @throws What the client throws, such as for a conversation that is not there.
 */
export async function readHistory(subject: Subject, signal: AbortSignal): Promise<History | undefined> {
  const { command, siblings, values, settings } = subject;
  const stored = siblings.find(({ name }) => name === command.stream?.history?.command);
  if (stored === undefined) return undefined;
  const known = new Set(stored.flags.map(({ argument }) => argument));
  const parameters = Object.fromEntries(Object.entries(values.parameters ?? {}).filter(([name]) => known.has(name)));
  const { answer } = await sendCall(stored, { path: values.path, parameters }, settings, signal);
  return { stored, answer: await (answer as PromiseLike<unknown>) };
}
