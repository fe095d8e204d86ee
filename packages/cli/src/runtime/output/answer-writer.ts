import type { StreamDescription } from '../command.ts';
import type { Output } from './output.ts';

/** Writes answers in one format. */
export interface AnswerWriter {
  /** One value; nothing is written for undefined. */
  one(value: unknown): Promise<void>;
  /** Items of a list or events of a stream, each as soon as it is there. */
  many(items: AsyncIterable<unknown>): Promise<void>;
}

/** What a format needs to know of the answer and of the user's wishes. */
export interface WriterOptions {
  readonly output: Output;
  /** Whether a text that is the whole value is written bare, and a list of plain values line by line. */
  readonly isRaw: boolean;
  readonly stream?: StreamDescription | undefined;
}

/** Makes the writer of a format. */
export type WriterFactory = (options: WriterOptions) => AnswerWriter;

/** A value that raw output writes bare: a text, or plain values line by line. Undefined for all others. */
export function bareText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value) || value.some((item) => typeof item === 'object' && item !== null)) return undefined;
  return value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join('\n');
}
