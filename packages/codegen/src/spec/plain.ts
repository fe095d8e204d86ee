import type { Json } from '../model/schema.ts';

/** An object of a document before its form is known. */
export type PlainObject = { readonly [key: string]: Json };

/** Whether a value is an object, and no list and not null. */
export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads an own property; names such as `constructor` are not found on the prototype. */
export function ownValue(value: Json | undefined, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.hasOwn(value, key) ? (value as PlainObject)[key] : undefined;
}

/** Whether two values of a document are equal. The order of keys does not matter. */
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
