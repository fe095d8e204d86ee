import type { Json } from '../../json.ts';
import { pointerTo } from '../json-pointer.ts';
import { LimitError, maxDepth, minValueLimit, tooDeep } from '../limits.ts';
import type { Fault } from '../problem.ts';

/** What {@link copyAsJson} gives. */
export interface JsonCopy {
  readonly value: Json;
  /** What was left out. */
  readonly omissions: readonly Fault[];
  /** Whether a `$ref` leads out of the file. */
  readonly hasExternalReference: boolean;
}

/**
 * Copies what a parser gave into plain JSON values. Every occurrence of a YAML alias becomes a value of its own.
 *
 * Keys called `__proto__`, and values that JSON cannot hold, are left out and listed in `omissions`.
 *
 * @param characters - Length of the text. A text without aliases holds fewer values than characters, so that more of
 *   them, beyond a minimum, show that aliases multiply each other.
 * @throws {@link LimitError} when the values are nested too deeply (aliases to themselves included) or too many.
 */
export function copyAsJson(parsed: unknown, characters: number): JsonCopy {
  const omissions: Fault[] = [];
  const limit = Math.max(minValueLimit, characters);
  // The keys on the way to the value that is copied.
  const way: (string | number)[] = [];
  let count = 0;
  let hasExternalReference = false;

  function omit(message: string): void {
    omissions.push({ pointer: pointerTo(way), message });
  }

  function copy(value: unknown): Json | undefined {
    count += 1;
    if (count > limit) {
      const message = 'YAML aliases expand to too many values. Use $ref to share parts of the document.';
      throw new LimitError(message, pointerTo(way));
    }
    if (way.length > maxDepth) throw new LimitError(tooDeep, '#');
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (Array.isArray(value)) return value.map((item, index) => copyInside(item, index) ?? null);
    if (typeof value === 'object' && isRecord(value)) return copyRecord(value);
    omit('JSON cannot hold this value, it is ignored. Write a string or a number.');
    return undefined;
  }

  function copyInside(value: unknown, key: string | number): Json | undefined {
    way.push(key);
    const copied = copy(value);
    way.pop();
    return copied;
  }

  function copyRecord(value: Record<string, unknown>): Json {
    const result: Record<string, Json> = {};
    for (const key of Object.keys(value)) {
      if (key === '__proto__') {
        omit('The name __proto__ cannot be used, it is ignored. Choose another name.');
        continue;
      }
      const item = value[key];
      if (key === '$ref' && typeof item === 'string' && !item.startsWith('#')) hasExternalReference = true;
      const copied = copyInside(item, key);
      if (copied !== undefined) result[key] = copied;
    }
    return result;
  }

  const value = copy(parsed) ?? null;
  return { value, omissions, hasExternalReference };
}

function isRecord(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
