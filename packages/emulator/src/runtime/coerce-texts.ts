import { itemsOf, othersOf, propertiesOf } from './document/schema-parts.ts';
import type { Shape, Texts } from './read-style.ts';
import type { JsonSchema } from './route.ts';
import type { SchemaChecker } from './schema-checker.ts';
import { typesOf } from './schema-types.ts';

/** What reading texts needs. */
export interface TextReading {
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  readonly check: SchemaChecker;
}

/** What the texts of a schema stand for. A schema that also allows a list is read as a list; see {@link listOrOnly}. */
export function shapeOf(schema: JsonSchema, { definitions }: TextReading): Shape {
  const types = typesOf(schema, definitions);
  if (types.has('array')) return 'list';
  return types.has('object') ? 'object' : 'single';
}

/** Texts become numbers, booleans and null where the schema wants them, in lists and objects too. */
export function coerceTexts(texts: Texts, schema: JsonSchema, reading: TextReading): unknown {
  const { definitions, check } = reading;
  if (isList(texts)) {
    const itemTypes = typesOf(itemsOf(schema, definitions) ?? {}, definitions);
    return listOrOnly(
      texts.map((text) => coerceText(text, itemTypes)),
      texts,
      schema,
      reading,
    );
  }
  if (typeof texts !== 'string') {
    const properties = propertiesOf(schema, definitions);
    const others = othersOf(schema, definitions);
    const entries = Object.entries(texts).map(([name, given]) => {
      const property = properties.get(name) ?? others;
      const isOne = isList(given) && shapeOf(property, reading) !== 'list';
      return [name, coerceTexts(isOne ? (given.at(-1) ?? '') : given, property, reading)];
    });
    return Object.fromEntries(entries);
  }
  const types = typesOf(schema, definitions);
  const value = coerceText(texts, types);
  // Clients write null as an empty value.
  const isEmptyNull = value === '' && types.has('null') && check(schema, value).length > 0;
  return isEmptyNull ? null : value;
}

/** A list, or the only text in it by itself where the schema takes that, and no such list. */
export function listOrOnly(
  list: readonly unknown[],
  texts: readonly string[],
  schema: JsonSchema,
  { definitions, check }: TextReading,
): unknown {
  const [text, ...more] = texts;
  if (text === undefined || more.length > 0 || check(schema, list).length === 0) return list;
  const only = coerceText(text, typesOf(schema, definitions));
  return check(schema, only).length === 0 ? only : list;
}

function isList(texts: Texts): texts is readonly string[] {
  return Array.isArray(texts);
}

function coerceText(text: string, types: ReadonlySet<string>): unknown {
  if (types.has('integer') && /^[+-]?\d+$/.test(text)) return Number(text);
  if (types.has('number') && /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  if (types.has('boolean') && /^(true|1|yes|on)$/i.test(text)) return true;
  if (types.has('boolean') && /^(false|0|no|off)$/i.test(text)) return false;
  return text;
}
