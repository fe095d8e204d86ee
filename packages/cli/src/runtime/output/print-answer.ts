import type { Command } from '../command.ts';
import { loadFormat, type ValueFormatName } from './formats.ts';
import { nothing } from './nothing.ts';
import type { Output } from './output.ts';
import type { OutputWishes } from './output-options.ts';
import type { Transform } from './transform.ts';

/** An answer on its way: a promise of one value, or values one by one. */
export type Answer = PromiseLike<unknown> | AsyncIterable<unknown>;

/**
 * Prints an answer in the format that the user wants, as {@link answerPrinter} says.
 *
 * @throws {@link CommandError} where the transform matches nothing at all.
 */
export async function printAnswer(
  command: Pick<Command, 'kind' | 'stream'>,
  answer: Answer,
  output: Output,
  wishes: OutputWishes & { readonly limit: number },
): Promise<void> {
  const print = await answerPrinter(command, output, wishes);
  await print(answer);
}

/**
 * Loads what prints an answer in the format that the user wants.
 *
 * A transform sees one document: a whole list, each line of `jsonl`, each event of a stream. Lines and events in which
 * nothing matches are left out.
 *
 * @param limit - How many items of a list to take at most.
 * @returns A function that throws a {@link CommandError} where the transform matches nothing at all.
 */
export async function answerPrinter(
  command: Pick<Command, 'kind' | 'stream'>,
  output: Output,
  wishes: OutputWishes & { readonly limit: number },
): Promise<(answer: Answer) => Promise<void>> {
  const { transform } = wishes;
  const name = formatFor(command, wishes);
  const isRaw = wishes.isRaw || (command.kind === 'text' && wishes.format === 'auto');
  const writer = (await loadFormat(name))({ output, isRaw, stream: command.stream });
  return async (answer) => {
    if (command.kind !== 'page' && command.kind !== 'stream') return writer.one(transformed(await answer, transform));
    const items = take(answer as AsyncIterable<unknown>, wishes.limit);
    if (transform === undefined) return writer.many(items);
    if (command.kind === 'stream' || name === 'jsonl') return writer.many(matches(items, transform));
    return writer.one(transformed(await collect(items), transform));
  };
}

function formatFor({ kind }: Pick<Command, 'kind'>, { format }: OutputWishes): ValueFormatName {
  // What is no format of values has been dealt with before the answer came.
  const isOther = format === 'auto' || format === 'raw' || format === 'markdown' || format === 'explore';
  if (isOther) return kind === 'stream' ? 'jsonl' : 'json';
  return format;
}

/** What a transform makes of a whole answer. */
export function transformed(value: unknown, transform: Transform | undefined): unknown {
  if (transform === undefined || value === undefined) return value;
  const result = transform.apply(value);
  if (result === nothing) throw transform.notFound(value);
  return result;
}

async function* matches(items: AsyncIterable<unknown>, transform: Transform): AsyncGenerator<unknown> {
  let isEmpty = true;
  let hasMatched = false;
  for await (const item of items) {
    isEmpty = false;
    const result = transform.apply(item);
    if (result === nothing) continue;
    hasMatched = true;
    yield result;
  }
  if (!isEmpty && !hasMatched) throw transform.notFound();
}

/** All items. */
export async function collect(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** The first items. */
export async function* take(items: AsyncIterable<unknown>, limit: number): AsyncGenerator<unknown> {
  let count = 0;
  for await (const item of items) {
    yield item;
    count += 1;
    if (count >= limit) return;
  }
}
