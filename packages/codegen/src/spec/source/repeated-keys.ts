import { endOfString } from './end-of-string.ts';

/** A key that its object has already. */
export interface RepeatedKey {
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

const quote = 0x22;
const colon = 0x3a;
const openingBrace = 0x7b;
const closingBrace = 0x7d;

/**
 * Finds the keys that stand twice in an object, which `JSON.parse` passes over.
 *
 * @param text - JSON without a fault.
 */
export function repeatedKeys(text: string): readonly RepeatedKey[] {
  const offsets: number[] = [];
  const objects: Set<string>[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    if (character === openingBrace) objects.push(new Set());
    else if (character === closingBrace) objects.pop();
    else if (character === quote) {
      const end = endOfString(text, index);
      if (isFollowedByColon(text, end)) {
        const keys = objects.at(-1);
        const written = text.slice(index + 1, end);
        const key = written.includes('\\') ? (JSON.parse(`"${written}"`) as string) : written;
        if (keys?.has(key)) offsets.push(index);
        keys?.add(key);
      }
      index = end;
    }
  }
  return positionsOf(offsets, text);
}

/** @param offsets - In ascending order. */
function positionsOf(offsets: readonly number[], text: string): readonly RepeatedKey[] {
  const breaks = /\r\n?|\n/g;
  let line = 1;
  let start = 0;
  let end = nextBreak(breaks, start, text);
  return offsets.map((offset) => {
    while (end <= offset) {
      line += 1;
      start = end;
      end = nextBreak(breaks, start, text);
    }
    return { line, column: offset - start + 1 };
  });
}

/** Where the line ends that begins at an offset. */
function nextBreak(breaks: RegExp, start: number, text: string): number {
  breaks.lastIndex = start;
  return breaks.test(text) ? breaks.lastIndex : Number.POSITIVE_INFINITY;
}

function isFollowedByColon(text: string, end: number): boolean {
  let index = end + 1;
  while (text.charCodeAt(index) <= 0x20) index += 1;
  return text.charCodeAt(index) === colon;
}
