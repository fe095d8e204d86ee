import type { AnswerWriter, WriterOptions } from './answer-writer.ts';
import { cutText, isCopied } from './cut-text.ts';
import { escapeControls } from './escape-controls.ts';
import type { Output } from './output.ts';
import type { Paint, Style } from './paint.ts';

/** A tree for reading: one line for each value, long text cut. */
export function prettyWriter({ output }: WriterOptions): AnswerWriter {
  return {
    async one(value) {
      if (value !== undefined) await output.writePainted(`${treeLines(value, output).join('\n')}\n`);
    },
    async many(items) {
      let index = 0;
      for await (const item of items) {
        const title = output.paint('strong', `[${index}]`);
        await output.writePainted(`${[title, ...treeLines(item, output)].join('\n')}\n`);
        index += 1;
      }
    },
  };
}

const usualColumns = 120;

function treeLines(value: unknown, { paint, columns = usualColumns }: Output): readonly string[] {
  const walk = (entry: unknown, guides: readonly string[]): readonly string[] =>
    childrenOf(entry).flatMap(([name, child], index, children) => {
      const isLast = index === children.length - 1;
      const room = columns - 3 * (guides.length + 1) - name.length - 1;
      const head = [...guides, isLast ? '└─ ' : '├─ '].join('');
      const line = `${paint('dim', head)}${paint('key', name.replaceAll('\n', '⏎'))} ${leaf(child, room, paint)}`;
      return [line.trimEnd(), ...walk(child, [...guides, isLast ? '   ' : '│  '])];
    });
  const isLeaf = childrenOf(value).length === 0;
  return isLeaf ? [leaf(value, columns, paint)] : walk(value, []);
}

function childrenOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function leaf(value: unknown, room: number, paint: Paint): string {
  if (Array.isArray(value)) return paint('dim', value.length === 0 ? '[]' : `(${value.length})`);
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? paint('dim', '{}') : '';
  const style: Style = typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'literal';
  const text = escapeControls(String(value).replaceAll('\n', '⏎'));
  return paint(style, isCopied(text) ? text : cutText(text, Math.max(room, 10)));
}
