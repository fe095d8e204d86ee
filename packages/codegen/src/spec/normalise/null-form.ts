import type { SchemaObject, SchemaType } from '../document.ts';
import { splitAnnotations } from './schema-form.ts';

/** A schema without null, and whether null was allowed. */
export interface NullTaken {
  readonly rest: SchemaObject;
  readonly allowsNull: boolean;
}

/**
 * Takes null out of wherever a schema can allow it: its types, its list of values, the members of its unions. A schema
 * that allows null alone stays, as `{ type: 'null' }`.
 */
export function takeNull(source: SchemaObject): NullTaken {
  const isOnlyNull = source.type === 'null' || source.const === null || source.enum?.every((value) => value === null);
  if (isOnlyNull) return { rest: { ...splitAnnotations(source).annotations, type: 'null' }, allowsNull: false };
  const withoutType = takeFromType(source);
  const withoutValue = takeFromEnum(withoutType.rest);
  const withoutMember = takeFromUnion(withoutValue.rest);
  // A constant beside a list of types is that constant alone.
  const allowsNull =
    (withoutType.allowsNull && source.const === undefined) || withoutValue.allowsNull || withoutMember.allowsNull;
  return { rest: withoutMember.rest, allowsNull };
}

/** Allows null in the one form that {@link SchemaObject} states. */
export function addNull(source: SchemaObject): SchemaObject {
  const { annotations, shape } = splitAnnotations(source);
  const { anyOf, oneOf, discriminator, ...others } = shape;
  const isAlone = Object.keys(others).length === 0;
  if ((isAlone && !anyOf && !oneOf) || others.type === 'null') return source;
  if (isAlone && !(anyOf && oneOf)) return addToUnion(annotations, shape);
  if (others.type !== undefined && !anyOf && !oneOf && !isComposed(others)) {
    const type = [others.type].flat().concat('null');
    return { ...source, type, ...(source.enum && { enum: [...source.enum, null] }) };
  }
  const [only] = others.allOf ?? [];
  const isWrapper = only !== undefined && others.allOf?.length === 1 && Object.keys(shape).length === 1;
  return isWrapper ? addToMember(annotations, only) : { ...annotations, anyOf: [shape, nothing] };
}

function addToUnion(annotations: SchemaObject, shape: SchemaObject): SchemaObject {
  const members = shape.anyOf ?? shape.oneOf ?? [];
  const [only] = members;
  if (members.length === 1 && only) return addToMember(annotations, only);
  return { ...annotations, ...shape, [shape.anyOf ? 'anyOf' : 'oneOf']: [...members, nothing] };
}

/** What the place says of the value is nearer than what the member says. */
function addToMember(annotations: SchemaObject, member: SchemaObject): SchemaObject {
  if (member.$ref !== undefined) return { ...annotations, anyOf: [member, nothing] };
  return addNull({ ...member, ...annotations });
}

const nothing: SchemaObject = { type: 'null' };

function isComposed(source: SchemaObject): boolean {
  return source.allOf !== undefined || source.not !== undefined || source.const !== undefined;
}

function takeFromType(source: SchemaObject): NullTaken {
  if (!Array.isArray(source.type) || !source.type.includes('null')) return { rest: source, allowsNull: false };
  const types = source.type.filter((name: SchemaType) => name !== 'null');
  return { rest: { ...source, type: types.length > 1 ? types : types[0] }, allowsNull: true };
}

function takeFromEnum(source: SchemaObject): NullTaken {
  if (!source.enum?.includes(null)) return { rest: source, allowsNull: false };
  return { rest: { ...source, enum: source.enum.filter((value) => value !== null) }, allowsNull: true };
}

function takeFromUnion(source: SchemaObject): NullTaken {
  let rest = source;
  let allowsNull = false;
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const members = source[keyword]?.map(takeNull);
    if (!members) continue;
    const others = members.filter(({ rest: member }) => member.type !== 'null').map(({ rest: member }) => flat(member));
    if (others.length === members.length && members.every((member) => !member.allowsNull)) continue;
    allowsNull = true;
    rest = others.length > 0 ? { ...rest, [keyword]: others } : { type: 'null' };
  }
  return { rest, allowsNull };
}

/** A union that null has left with one member is that member. */
function flat(member: SchemaObject): SchemaObject {
  const { annotations, shape } = splitAnnotations(member);
  const [only, ...more] = shape.anyOf ?? shape.oneOf ?? [];
  const isUnionAlone = Object.keys(shape).length === 1;
  return only && more.length === 0 && isUnionAlone ? { ...only, ...annotations } : member;
}
