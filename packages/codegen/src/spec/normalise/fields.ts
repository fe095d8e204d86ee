import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import { joinPointer } from '../json-pointer.ts';
import type { NormaliseContext, Reader } from './context.ts';
import { documentLine, documentMarkdown } from './document-markdown.ts';

/** Readers of an object's fields by name. The fields come out in the document's order. */
export type Fields = Readonly<Record<string, Reader<unknown>>>;

/** Text as it is. */
export const text: Reader<string> = (value) => (typeof value === 'string' ? value : undefined);

/** What a document calls something, on one line. */
export const line: Reader<string> = (value) => (typeof value === 'string' ? documentLine(value) : undefined);

/** What a document says of something: Markdown. */
export const prose: Reader<string> = (value) => (typeof value === 'string' ? documentMarkdown(value) : undefined);

/** True or false. */
export const flag: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : undefined);

/** A number. */
export const number: Reader<number> = (value) => (typeof value === 'number' ? value : undefined);

/** Any value. */
export const json: Reader<Json> = (value) => value;

/** A list of texts. Items of other types are left out. */
export const textList: Reader<string[]> = (value) =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined;

/** A count, as JSON Schema limits lengths with. */
export const count: Reader<number> = (value) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;

/** A map whose keys are the author's own. It has no prototype, so that `constructor` and the like are not found. */
export function mapOf<T>(read: Reader<T>): Reader<Record<string, T>> {
  return (value, pointer, context) => {
    if (!isJsonObject(value)) return undefined;
    const result: Record<string, T> = Object.create(null);
    for (const [key, item] of Object.entries(value)) {
      const entry = read(item, joinPointer(pointer, key), context);
      if (entry !== undefined) result[key] = entry;
    }
    return result;
  };
}

/** A list. What its reader leaves out of it is not there. */
export function listOf<T>(read: Reader<T>): Reader<T[]> {
  return (value, pointer, context) => {
    if (!Array.isArray(value)) return undefined;
    return value.flatMap((item, index) => {
      const entry = read(item, joinPointer(pointer, index), context);
      return entry === undefined ? [] : [entry];
    });
  };
}

/** An object with these fields alone. Those whose value has another type are left out. */
export function objectOf<T>(fields: Fields): Reader<T> {
  return (value, pointer, context) =>
    isJsonObject(value) ? (readFields(value, pointer, context, fields) as T) : undefined;
}

/** The fields of an object that have readers, in the document's order. */
export function readFields(
  value: JsonObject,
  pointer: string,
  context: NormaliseContext,
  fields: Fields,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const read = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const entry = read?.(item, joinPointer(pointer, key), context);
    if (entry !== undefined) result[key] = entry;
  }
  return result;
}
