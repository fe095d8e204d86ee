import type { MemberData, TypeData } from './page-data.ts';
import { resolveType, type Schemas } from './type-label.ts';

/**
 * JMESPath expressions for places in an answer, built up step by step. The empty expression is the answer itself.
 *
 * @see https://jmespath.org/specification.html
 */

/** A property of what is selected: `events[].content`. */
export function selectProperty(selector: string, name: string): string {
  const step = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
  return selector === '' ? step : `${selector}.${step}`;
}

/** Each item of the selected list: `events[]`. */
export function selectItems(selector: string): string {
  return `${selector}[]`;
}

/** Each value of the selected map: `titles.*`. */
export function selectValues(selector: string): string {
  return selector === '' ? '*' : `${selector}.*`;
}

/** Those of the selected items that are of one kind: `events[?type=='stop']`. One value alone needs no such choice. */
export function selectMember(selector: string, member: MemberData, schemas: Schemas): string {
  const discriminator = discriminatorOf(member, schemas);
  if (discriminator === undefined || !selector.endsWith('[]')) return selector;
  const value = (member.tag ?? '').replace(/[\\']/g, '\\$&');
  return `${selector.slice(0, -2)}[?${selectProperty('', discriminator)}=='${value}']`;
}

/** The property that holds the member's tag. */
function discriminatorOf({ tag, type }: MemberData, schemas: Schemas): string | undefined {
  const resolved: TypeData = resolveType(type, schemas);
  if (tag === undefined || resolved.kind !== 'object') return undefined;
  const value = JSON.stringify(tag);
  return resolved.fields.find((field) => field.type.kind === 'const' && field.type.value === value)?.name;
}
