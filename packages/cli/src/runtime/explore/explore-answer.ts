import { setImmediate } from 'node:timers/promises';
import type { Command } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { exitCodes } from '../exit-codes.ts';
import { jsonWriter } from '../output/json.ts';
import type { Output } from '../output/output.ts';
import type { OutputWishes } from '../output/output-options.ts';
import { type Answer, collect, take, transformed } from '../output/print-answer.ts';
import { type Explored, explore } from './explore.ts';

/** How many items are read at most before they are shown. */
const step = 50;

/** What is thrown where nobody could use the viewer. */
export function noTerminal(): CommandError {
  return new CommandError(
    exitCodes.usage,
    '--format explore needs a terminal whose cursor can be moved',
    'Choose another format.',
  );
}

/**
 * Opens an answer in the viewer, and prints the part that the user chooses there.
 *
 * @param leave - Ends a call of which nobody reads on.
 */
export async function exploreAnswer(
  { kind }: Pick<Command, 'kind'>,
  answer: Answer,
  { stdout, signal, leave }: { readonly stdout: Output; readonly signal: AbortSignal; readonly leave?: () => void },
  { transform, isRaw, limit }: OutputWishes & { readonly limit: number },
): Promise<void> {
  const isMany = kind === 'page' || kind === 'stream';
  const items = isMany ? take(answer as AsyncIterable<unknown>, limit) : undefined;
  const isLazy = items !== undefined && transform === undefined;
  const whole = async () => (items === undefined ? await (answer as PromiseLike<unknown>) : await collect(items));
  try {
    const explored = isLazy ? await growing(items) : { root: transformed(await whole(), transform) };
    const chosen = await explore(explored, stdout, signal);
    if (chosen !== undefined) await jsonWriter({ output: stdout, isRaw }).one(chosen.value);
  } finally {
    // A stream may have no end.
    leave?.();
    await items?.return(undefined);
  }
}

/** A list that is read as far as it is looked at. It opens with what comes first. */
async function growing(items: AsyncGenerator<unknown>): Promise<Explored> {
  const list: unknown[] = [];
  let pending: Promise<IteratorResult<unknown>> | undefined;
  const more = async () => {
    const { length } = list;
    while (list.length < length + step) {
      pending ??= items.next();
      // Whoever asks for more hears of a failure.
      pending.catch(() => undefined);
      const result = list.length === length ? await pending : await Promise.race([pending, setImmediate()]);
      if (result === undefined) break;
      pending = undefined;
      if (result.done) break;
      list.push(result.value);
    }
    return list.length > length ? [...list] : undefined;
  };
  return { root: (await more()) ?? [], more };
}
