import { isEqualJson, type JsonObject } from '../json.ts';
import type { Schema } from '../model/schema.ts';
import { valuesOf } from '../model/schema-tools.ts';

/** Whether two schemas refer to another by the same name. */
export function isSameReference(one: Schema, other: Schema): boolean {
  return one.kind === 'reference' && other.kind === 'reference' && one.name === other.name;
}

/** Whether values are numbers, whole or not. */
export function isNumber({ kind }: Schema): boolean {
  return kind === 'number' || kind === 'integer';
}

/** Whether a schema is among others, whatever is said about it. */
export function holds(members: readonly Schema[], member: Schema): boolean {
  if (member.kind === 'reference') return members.some((other) => isSameReference(other, member));
  return members.some((other) => isEqualJson(withoutProse(other), withoutProse(member)));
}

/** Whether a form holds all values of another kind: text of any value is wider than text of some values, and so on. */
export function includes(wide: Schema, narrow: Schema): boolean {
  if (wide.kind === 'unknown' || narrow.kind === 'never') return true;
  const values = valuesOf(narrow);
  if (wide.kind === 'string' && values) return values.every((value) => typeof value === 'string');
  if (isNumber(wide) && values) return values.every((value) => typeof value === 'number');
  if (wide.kind === 'union')
    return holds(wide.members, narrow) || wide.members.some(({ kind }) => kind === narrow.kind);
  return wide.kind === 'number' && narrow.kind === 'integer';
}

/** A schema's rules. Null is compared by itself. */
function withoutProse(schema: Schema): JsonObject {
  const { description: _, title: __, examples: ___, nullable: ____, ...rest } = schema;
  return JSON.parse(JSON.stringify(rest)) as JsonObject;
}
