import type { JsonSchema } from '../route.ts';
import type { ValueTools } from './fit-value.ts';
import { isJsonObject } from './json-object.ts';
import { propertiesOf } from './schema-parts.ts';

/**
 * An answer with a value at a place. Objects on the way that it lacks are made by their schemas.
 *
 * @param path - Names of properties, the outer first.
 * @param value - Undefined leaves the property out.
 */
export function placeValue(
  answer: unknown,
  path: readonly string[],
  value: unknown,
  schema: JsonSchema,
  tools: Pick<ValueTools, 'definitions' | 'make'>,
): unknown {
  const [name, ...inner] = path;
  if (name === undefined) return value;
  if (value === undefined && !isJsonObject(answer)) return answer;
  const made = isJsonObject(answer) ? answer : tools.make(schema, { requiredOnly: true });
  const { [name]: old, ...others } = isJsonObject(made) ? made : {};
  const inside = propertiesOf(schema, tools.definitions).get(name) ?? {};
  const placed = placeValue(old, inner, value, inside, tools);
  return placed === undefined ? others : { ...others, [name]: placed };
}
