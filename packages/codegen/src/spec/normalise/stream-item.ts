import { isEqualJson, isJsonObject, type Json, ownValue } from '../../json.ts';
import type { SchemaObject } from '../document.ts';
import { joinPointer } from '../json-pointer.ts';
import type { NormaliseContext } from './context.ts';
import type { Target } from './references.ts';
import { schema } from './schema.ts';

/** The fields of a server-sent event. */
const eventFields = new Set(['data', 'event', 'id', 'retry']);

/**
 * Reads what one event of a `text/event-stream` carries.
 *
 * OpenAPI 3.2 describes the event with its fields, and what it carries in the `contentSchema` of `data`. A schema that
 * does not look like an event is what the event carries.
 *
 * @see https://spec.openapis.org/oas/v3.2.0.html#server-sent-event-streams
 */
export function eventItem(value: Json, pointer: string, context: NormaliseContext): SchemaObject {
  const items = dataSchemas({ value, pointer }, undefined, context);
  const [only, ...others] = distinct(items ?? []);
  if (only === undefined) return schema(value, pointer, context) ?? {};
  return others.length === 0 ? only : { oneOf: [only, ...others] };
}

/** The schemas of `data`, one for each kind of event; undefined where something here is no event. */
function dataSchemas(
  place: Target,
  inherited: Target | undefined,
  context: NormaliseContext,
  depth = 0,
): SchemaObject[] | undefined {
  const target = context.references.resolve(place.value, place.pointer);
  // Unions may refer to each other in a circle.
  if (target === undefined || depth > 8) return undefined;
  const properties = ownValue(target.value, 'properties');
  if (isJsonObject(properties) && !isEvent(properties, inherited)) return undefined;
  const own = ownValue(properties, 'data');
  const propertiesPointer = joinPointer(target.pointer, 'properties');
  const data = own === undefined ? inherited : { value: own, pointer: joinPointer(propertiesPointer, 'data') };
  const keyword = ownValue(target.value, 'oneOf') === undefined ? 'anyOf' : 'oneOf';
  const members = ownValue(target.value, keyword);
  if (!Array.isArray(members)) return data && [dataSchema(data, context)];
  const lists = members.map((member: Json, index) => {
    const memberPointer = joinPointer(joinPointer(target.pointer, keyword), index);
    return dataSchemas({ value: member, pointer: memberPointer }, data, context, depth + 1);
  });
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

function isEvent(properties: { readonly [key: string]: Json }, inherited: Target | undefined): boolean {
  const isNamedSo = Object.keys(properties).every((name) => eventFields.has(name));
  return isNamedSo && (inherited !== undefined || Object.hasOwn(properties, 'data'));
}

function dataSchema(data: Target, context: NormaliseContext): SchemaObject {
  const content = ownValue(data.value, 'contentSchema');
  if (content !== undefined) return schema(content, joinPointer(data.pointer, 'contentSchema'), context) ?? {};
  const mediaType = ownValue(data.value, 'contentMediaType');
  // Text that holds JSON of no described form.
  if (mediaType === 'application/json') return {};
  return schema(data.value, data.pointer, context) ?? {};
}

function distinct(schemas: readonly SchemaObject[]): SchemaObject[] {
  return schemas.filter(
    (item, index) => schemas.findIndex((other) => isEqualJson(other as Json, item as Json)) === index,
  );
}
