import type { JsonSchema } from '../route.ts';
import type { SchemaChecker } from '../schema-checker.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import type { ValueMaker, ValueOptions } from './make-value.ts';
import { type Definitions, propertiesOf } from './schema-parts.ts';
import { withConstants } from './with-constants.ts';

/** What making values needs. */
export interface ValueTools {
  readonly definitions: Definitions;
  readonly check: SchemaChecker;
  readonly make: ValueMaker;
}

/** A value that a schema allows and that says what is known. */
export function fitValue(schema: JsonSchema, known: JsonObject, tools: ValueTools, options?: ValueOptions): unknown {
  return withKnown(tools.make(schema, options), schema, known, tools);
}

/**
 * A value of a schema with what is known put over it. A field that the schema does not declare, or does not allow to be
 * so, stays as it was. What names the kind of a thing is always there.
 */
export function withKnown(value: unknown, schema: JsonSchema, known: JsonObject, tools: ValueTools): unknown {
  return withConstants(isJsonObject(value) ? putOver(value, schema, known, tools) : value, schema, tools);
}

function putOver(value: JsonObject, schema: JsonSchema, known: JsonObject, tools: ValueTools): JsonObject {
  const declared = propertiesOf(schema, tools.definitions);
  const fields = Object.entries(known).filter(([name]) => declared.has(name));
  const whole = { ...value, ...Object.fromEntries(fields) };
  if (tools.check(schema, whole).length === 0) return whole;
  let fitted: JsonObject = value;
  for (const [name, field] of fields) {
    const candidate = { ...fitted, [name]: field };
    if (tools.check(schema, candidate).length === 0) fitted = candidate;
  }
  return fitted;
}
