import { isJsonObject, type Json, ownValue } from '../../json.ts';
import type { ParameterObject } from '../document.ts';
import { joinPointer } from '../json-pointer.ts';
import type { NormaliseContext } from './context.ts';
import { resolved } from './resolved.ts';
import { schema } from './schema.ts';

const form = 'application/x-www-form-urlencoded';

/**
 * The query parameters that a parameter for the whole query string stands for: one for each property of its form. A
 * query string of another form is left out with a warning.
 *
 * @see https://spec.openapis.org/oas/v3.2.0.html#parameter-locations
 */
export function queryStringParameters(
  parameter: Json,
  pointer: string,
  context: NormaliseContext,
): readonly ParameterObject[] {
  const place = [pointer, 'content', form, 'schema'].reduce(joinPointer);
  const declared = ownValue(ownValue(ownValue(parameter, 'content'), form), 'schema');
  const target = declared === undefined ? undefined : resolved(declared, place, context);
  const properties = ownValue(target?.value, 'properties');
  if (target === undefined || !isJsonObject(properties)) {
    context.warn(
      pointer,
      `A query string is sent as \`${form}\` with named properties. This one is ignored; name them.`,
    );
    return [];
  }
  const required = ownValue(target.value, 'required');
  const propertiesPointer = joinPointer(target.pointer, 'properties');
  return Object.entries(properties).map(([name, source]): ParameterObject => {
    const read = schema(source, joinPointer(propertiesPointer, name), context) ?? {};
    const isRequired = Array.isArray(required) && required.includes(name);
    return { name, in: 'query', ...(isRequired && { required: true }), schema: read };
  });
}
