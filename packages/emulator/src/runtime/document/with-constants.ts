import type { JsonSchema } from '../route.ts';
import type { ValueTools } from './fit-value.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { itemsOf, propertiesOf, variantsOf } from './schema-parts.ts';

type ConstantTools = Pick<ValueTools, 'definitions' | 'check'>;

/**
 * A value with the texts that its schema alone allows, where it lacks them: servers send what names the kind of a thing
 * also where their document does not require it, and clients tell kinds apart by it.
 */
export function withConstants(value: unknown, schema: JsonSchema, tools: ConstantTools): unknown {
  if (Array.isArray(value)) {
    const items = itemsOf(schema, tools.definitions) ?? {};
    return value.map((item) => withConstants(item, items, tools));
  }
  if (!isJsonObject(value)) return value;
  const [only, ...others] = variantsOf(schema, tools.definitions);
  if (only === undefined) return value;
  if (others.length === 0) return complete(value, only, tools);
  for (const variant of [only, ...others]) {
    const candidate = complete(value, variant, tools);
    if (tools.check(variant, candidate).length === 0) return candidate;
  }
  return value;
}

function complete(value: JsonObject, schema: JsonSchema, tools: ConstantTools): JsonObject {
  const entries = [...propertiesOf(schema, tools.definitions)].flatMap(([name, property]): [string, unknown][] => {
    if (Object.hasOwn(value, name)) return [[name, withConstants(value[name], property, tools)]];
    const constant = constantOf(property);
    return constant === undefined ? [] : [[name, constant]];
  });
  return { ...value, ...Object.fromEntries(entries) };
}

/** Only texts: that something is always true says no kind. */
function constantOf({ const: constant, enum: values }: JsonSchema): string | undefined {
  const [only, ...others] = constant === undefined ? ((values ?? []) as readonly unknown[]) : [constant];
  return typeof only === 'string' && others.length === 0 ? only : undefined;
}
