import type { TranscriptSnapshot } from '#core';
import type { Command, StreamDescription } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';

/** What is thrown for a command whose answer holds no events. */
export function noHistory(): CommandError {
  const advice = 'It is for commands whose answer holds the events of a conversation.';
  return new CommandError(exitCodes.usage, '--format markdown does not go with this command', advice);
}

/** What an answer that holds stored events amounts to, and how its events are to be understood. */
export interface StoredTranscript {
  readonly transcript: TranscriptSnapshot;
  readonly description: StreamDescription;
}

/**
 * The transcript of an answer that holds the events of a streaming command.
 *
 * @throws {@link CommandError} with the usage code where the command's answer holds none.
 */
export async function storedTranscript(
  command: Command,
  siblings: readonly Command[],
  answer: unknown,
): Promise<StoredTranscript> {
  const { history } = command;
  const source = siblings.find(({ name }) => name === history?.command);
  if (history === undefined || source?.stream === undefined || source.transcript === undefined) {
    throw noHistory();
  }
  const create = await source.transcript();
  const transcript = create(storedEvents(command, answer) as never).snapshot();
  return { transcript, description: source.stream };
}

/** The events that the answer of a command holds; none where the server sent something else. */
export function storedEvents({ history }: Command, answer: unknown): readonly unknown[] {
  const events = Object.entries(answer ?? {}).find(([name]) => name === history?.property)?.[1];
  return Array.isArray(events) ? events : [];
}
