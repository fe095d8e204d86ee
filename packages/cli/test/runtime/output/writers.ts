import { PassThrough } from 'node:stream';
import type { AnswerWriter, WriterOptions } from '../../../src/runtime/output/answer-writer.ts';
import { loadFormat, type ValueFormatName } from '../../../src/runtime/output/formats.ts';
import { Output, type OutputOptions } from '../../../src/runtime/output/output.ts';

/** Formats in which values are written. */
export const valueFormats: readonly ValueFormatName[] = ['json', 'jsonl', 'yaml', 'pretty', 'table', 'text'];

/** An output whose text can be read. */
export function collectOutput(options: OutputOptions = {}) {
  const stream = new PassThrough();
  const chunks: string[] = [];
  stream.on('data', (chunk) => chunks.push(String(chunk)));
  return { output: new Output(stream, options), chunks, text: () => chunks.join('') };
}

/** What a format makes of a value, or of many. */
export async function written(
  format: ValueFormatName,
  write: (writer: AnswerWriter) => Promise<void>,
  { terminal = {}, ...options }: Partial<WriterOptions> & { readonly terminal?: OutputOptions } = {},
): Promise<string> {
  const { output, text } = collectOutput(terminal);
  await write((await loadFormat(format))({ output, isRaw: false, ...options }));
  return text();
}

/** Values one by one. */
export async function* each<T>(...values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
