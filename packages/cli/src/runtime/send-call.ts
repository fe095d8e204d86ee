import type { ClientOptions } from '#core';
import type { CallValues } from './build-call.ts';
import type { Command } from './command.ts';
import type { Answer } from './output/print-answer.ts';

/**
 * Makes a call with a client of these settings.
 *
 * @param signal - Ends the call early.
 * @returns The answer inside an object, since a promise that is returned by itself would be awaited.
 */
export async function sendCall(
  command: Pick<Command, 'load'>,
  { path, parameters }: CallValues,
  settings: ClientOptions,
  signal?: AbortSignal,
): Promise<{ readonly answer: Answer }> {
  // A bundler keeps what is named here, and drops the class that holds every call of the API.
  const { createClient } = await import('#core');
  const operation = await command.load();
  // The values come from the same description of the operation as the types of its function.
  const call = operation as (...values: unknown[]) => Answer;
  const given = parameters === undefined ? path : [...path, parameters];
  return { answer: call(createClient(settings), ...given, { signal }) };
}
