import { type Document, isMap, isNode, isSeq, type LineCounter } from 'yaml';
import type { SourcePosition } from '../problem.ts';

/** Finds where keys stand in a YAML file that was parsed with positions. */
export class YamlPositions {
  readonly #document: Document;
  readonly #lines: LineCounter;
  readonly #file: string;

  constructor(document: Document, lines: LineCounter, file: string) {
    this.#document = document;
    this.#lines = lines;
    this.#file = file;
  }

  /** Where a key or list item stands, or the nearest one around it that is in the file. */
  locate(path: readonly (string | number)[]): SourcePosition {
    let node: unknown = this.#document.contents;
    let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    for (const key of path) {
      if (isMap(node)) {
        const pair = node.items.find((item) => String(isNode(item.key) ? item.key.toJSON() : item.key) === String(key));
        if (!pair) break;
        offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(key)];
        if (!isNode(node)) break;
        offset = node.range?.[0] ?? offset;
      } else {
        break;
      }
    }
    return this.positionAt(offset);
  }

  /** @param offset - Characters from the start of the file. */
  positionAt(offset: number): SourcePosition {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.#file, line, column: col };
  }
}
