import { Document, type Scalar, visit } from 'yaml';
import type { AnswerWriter, WriterOptions } from './answer-writer.ts';
import { bareText } from './answer-writer.ts';
import { hasControls } from './escape-controls.ts';

/** YAML 1.2. Many items are one sequence, written item by item. */
export function yamlWriter({ output, isRaw }: WriterOptions): AnswerWriter {
  return {
    async one(value) {
      if (value === undefined) return;
      const bare = isRaw ? bareText(value) : undefined;
      if (bare === undefined) await output.write(yamlText(value));
      else await output.writeBare(`${bare}\n`);
    },
    async many(items) {
      let isEmpty = true;
      for await (const item of items) {
        await output.write(yamlText([item]));
        isEmpty = false;
      }
      if (isEmpty) await output.write('[]\n');
    },
  };
}

/** Lines whose blanks the library's block style loses. */
const blankEdges = /^\s|[ \t](\n|$)/;

/** A value as YAML. Text with characters that are escaped on output is quoted, so that the escapes are YAML's own. */
export function yamlText(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, node: Scalar) {
      const { value: text } = node;
      if (typeof text === 'string' && (hasControls(text) || blankEdges.test(text))) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString({ lineWidth: 0 });
}
