import type { AnswerWriter, WriterOptions } from './answer-writer.ts';
import { bareText } from './answer-writer.ts';
import { fieldsLine, fieldText } from './fields-line.ts';

/** Lines for people and logs: one for each property of a value, one for each item, one with its kind for each event. */
export function textWriter({ output, isRaw, stream }: WriterOptions): AnswerWriter {
  const { paint } = output;
  return {
    async one(value) {
      if (value === undefined) return;
      const bare = isRaw || typeof value !== 'object' ? bareText(value) : undefined;
      if (bare !== undefined) return output.writeBare(`${bare}\n`);
      const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [['value', value] as const];
      const lines = entries.map(
        ([key, item]) => `${paint('key', fieldText(key))}: ${paint('plain', plainText(item))}\n`,
      );
      await output.writePainted(lines.join(''));
    },
    async many(items) {
      for await (const item of items) await output.writePainted(`${fieldsLine(item, paint, stream?.discriminator)}\n`);
    },
  };
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\n', '\\n') : JSON.stringify(value);
}
