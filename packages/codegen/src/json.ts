/** Any value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;

/** An object of JSON, before its form is known. */
export type JsonObject = { readonly [key: string]: Json };

/** A property of an object: its name, or the names on the way to one that is inside of others. */
export type PropertyPath = string | readonly string[];

/** Whether a value is an object, and no list and not null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads an own property; names such as `constructor` are not found on the prototype. */
export function ownValue(value: Json | undefined, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, key) ? (value as JsonObject)[key] : undefined;
}

/** What keys lead to, one inside of another. */
export function valueAt(value: Json | undefined, keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>(ownValue, value);
}

/** The properties of an object. Anything else has none. */
export function entriesOf(value: Json | undefined): readonly (readonly [key: string, value: Json])[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

/** An object without the properties that are undefined. */
export function present(object: Readonly<Record<string, Json | undefined>>): JsonObject {
  const found: Record<string, Json> = {};
  for (const [key, value] of Object.entries(object)) if (value !== undefined) found[key] = value;
  return found;
}

/** Whether two values are equal. The order of keys does not matter. */
export function isEqualJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isEqualJson(ownValue(left, key), ownValue(right, key)))
  );
}
