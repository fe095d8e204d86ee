import { type AnswerWriter, bareText, type WriterOptions } from './answer-writer.ts';
import type { Paint } from './paint.ts';

/** Indented JSON. Many items are one array, written item by item. */
export function jsonWriter({ output, isRaw }: WriterOptions): AnswerWriter {
  return {
    async one(value) {
      if (value === undefined) return;
      const bare = isRaw ? bareText(value) : undefined;
      if (bare !== undefined) return output.writeBare(`${bare}\n`);
      await output.writePainted(`${paintJson(JSON.stringify(value, null, 2), output.paint)}\n`);
    },
    // When the items fail half-way the array stays open, so that nobody takes the part for the whole.
    async many(items) {
      let isEmpty = true;
      for await (const item of items) {
        const lines = JSON.stringify(item, null, 2).replaceAll('\n', '\n  ');
        await output.writePainted(`${isEmpty ? '[' : ','}\n  ${paintJson(lines, output.paint)}`);
        isEmpty = false;
      }
      await output.write(isEmpty ? '[]\n' : '\n]\n');
    },
  };
}

/** One line of JSON for each value. */
export function jsonLinesWriter({ output, isRaw }: WriterOptions): AnswerWriter {
  const one = async (value: unknown) => {
    if (value === undefined) return;
    const bare = isRaw ? bareText(value) : undefined;
    if (bare !== undefined) await output.writeBare(`${bare}\n`);
    else await output.writePainted(`${paintJson(JSON.stringify(value), output.paint)}\n`);
  };
  return {
    one,
    async many(items) {
      for await (const item of items) await one(item);
    },
  };
}

const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|true|false|null|-?\d[\d.eE+-]*/g;

/** JSON text with its tokens coloured. What stands between them is punctuation. */
function paintJson(json: string, paint: Paint): string {
  return json.replace(tokens, (token: string, text: string | undefined, colon: string | undefined) => {
    if (text !== undefined) return colon === undefined ? paint('string', text) : `${paint('key', text)}${colon}`;
    return paint(/^[tfn]/.test(token) ? 'literal' : 'number', token);
  });
}
