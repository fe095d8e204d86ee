import { isJsonObject, type Json } from '../../json.ts';
import type { Schema, StringSchema } from '../../model/schema.ts';
import { propertiesOf, resolveSchema, type SchemaIndex } from '../../model/schema-tools.ts';
import { nearestNumber } from './nearest-number.ts';
import { longestText, patternText } from './pattern-text.ts';
import { orderProperties } from './type-data.ts';

/** Who writes the value: a request has no read-only properties, an answer no write-only ones. */
export type Direction = 'request' | 'response';

/** What an example is made for. */
export interface ExampleOptions {
  readonly index: SchemaIndex;
  readonly direction: Direction;
  /** Leaves out what may be left out. */
  readonly requiredOnly?: boolean;
  /** Takes a text where anything goes: what is sent as text holds no object. */
  readonly isText?: boolean;
}

const deepest = 16;

/** Items that a list shows, however many it needs. */
const mostItems = 10;

/** Properties that an example shows before it leaves out what may be left out. More than this nobody reads. */
const shownProperties = 200;

/** Properties after which nothing more is shown: required properties can branch without end as well. */
const mostProperties = 2_000;

/**
 * A value of the schema: the document's own example, else a placeholder. Text is the name of its property, as long as it
 * may be and as its pattern has it, a number 0 or the nearest that is allowed, a boolean true, a list one item or as many
 * as it needs, a union its first member. Bytes are always the name of a file.
 */
export function exampleValue(schema: Schema, name: string | undefined, options: ExampleOptions): Json {
  return new ExampleBuilder(options).value(schema, name, []) ?? null;
}

class ExampleBuilder {
  readonly #options: ExampleOptions;
  #properties = 0;
  /** Which of several items that have to differ is made. */
  #turn = 0;

  constructor(options: ExampleOptions) {
    this.#options = options;
  }

  /** @returns undefined where the schema contains itself, and the value is better left out. */
  value(schema: Schema, name: string | undefined, path: readonly string[]): Json | undefined {
    const example = schema.examples?.[this.#turn];
    if (example !== undefined && schema.kind !== 'binary') return example;
    switch (schema.kind) {
      case 'const':
        return schema.value;
      case 'enum':
        return schema.values[this.#turn % schema.values.length];
      case 'string':
        return placeholders.get(schema.format ?? '') ?? this.#text(schema, name ?? 'string');
      case 'number':
      case 'integer':
        return nearestNumber(schema, this.#turn);
      case 'boolean':
        return this.#turn % 2 === 0;
      case 'binary':
        return name ?? 'file';
      case 'unknown':
        return this.#options.isText ? (name ?? 'string') : {};
      case 'null':
      case 'never':
        return null;
      case 'reference': {
        const target = this.#options.index.get(schema.name)?.schema;
        if (target === undefined) return {};
        if (path.includes(schema.name) || path.length > deepest || this.#properties > mostProperties) return undefined;
        return this.value(target, name, [...path, schema.name]);
      }
      default:
        return this.#composite(schema, name, path);
    }
  }

  #composite(schema: Schema, name: string | undefined, path: readonly string[]): Json | undefined {
    switch (schema.kind) {
      case 'array': {
        const { items, minItems = 1, maxItems = mostItems, uniqueItems } = schema;
        const count = Math.min(Math.max(1, minItems), maxItems, mostItems);
        return this.#list(Array<Schema>(count).fill(items), path, uniqueItems);
      }
      case 'tuple':
        return this.#list(schema.prefixItems, path);
      case 'union':
        return this.#firstMember(schema.members, name, path);
      case 'intersection':
        return propertiesOf(schema, this.#options.index)
          ? this.#object(schema, path)
          : this.#merged(schema.members, name, path);
      default:
        return this.#object(schema, path);
    }
  }

  #firstMember(members: readonly Schema[], name: string | undefined, path: readonly string[]): Json | undefined {
    for (const member of members) {
      const value = this.value(member, name, path);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** One plain value that obeys several schemas, or one object of their values, some of which may be unions. */
  #merged(members: readonly Schema[], name: string | undefined, path: readonly string[]): Json | undefined {
    const plain = members.map((member) => resolveSchema(member, this.#options.index)).filter(isPlain);
    if (plain.length > 0) return this.value(narrowest(plain), name, path);
    const values = members.map((member) => this.value(member, undefined, path));
    return Object.fromEntries(values.filter(isJsonObject).flatMap(Object.entries<Json>));
  }

  #list(items: readonly Schema[], path: readonly string[], isUnique = false): Json {
    const around = this.#turn;
    const values = items.flatMap((item, index) => {
      this.#turn = isUnique ? index : 0;
      const value = this.value(item, undefined, path);
      return value === undefined ? [] : [value];
    });
    this.#turn = around;
    return values;
  }

  #text(schema: StringSchema, name: string): string {
    const text = this.#turn === 0 ? name : `${this.#turn + 1}-${name}`;
    const { pattern } = schema;
    const matching = pattern === undefined ? undefined : patternText(pattern, text, schema);
    return matching ?? textOfLength(text, schema);
  }

  #object(schema: Schema, path: readonly string[]): Json {
    const { index, direction, requiredOnly } = this.#options;
    const properties = propertiesOf(schema, index) ?? [];
    const entries = orderProperties(properties).flatMap((property): [string, Json][] => {
      const isHidden = direction === 'request' ? property.schema.readOnly : property.schema.writeOnly;
      const isLeftOut = requiredOnly === true || this.#properties > shownProperties;
      if (isHidden === true || (isLeftOut && !property.required)) return [];
      this.#properties += 1;
      const value = this.value(property.schema, property.name, path);
      return value === undefined ? [] : [[property.name, value]];
    });
    // Not assigned one by one: a property may be called __proto__.
    return Object.fromEntries(entries);
  }
}

function isPlain({ kind }: Schema): boolean {
  return ['string', 'number', 'integer', 'const', 'enum'].includes(kind);
}

/** A schema whose values obey several: the one that lists its values, else the rules of all. */
function narrowest(schemas: readonly Schema[]): Schema {
  const listed = schemas.find(({ kind }) => kind === 'const' || kind === 'enum');
  const whole = schemas.find(({ kind }) => kind === 'integer');
  return listed ?? Object.assign({}, ...schemas, whole && { kind: whole.kind });
}

/** A text that is repeated, or cut, where its length is limited. */
function textOfLength(text: string, { minLength = 0, maxLength = Infinity }: StringSchema): string {
  const long = minLength > longestText ? text : text.padEnd(minLength, `-${text}`);
  return long.length <= maxLength ? long : [...long].slice(0, maxLength).join('');
}

const placeholders: ReadonlyMap<string, string> = new Map([
  ['uuid', '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e'],
  ['date-time', '2026-01-31T12:00:00Z'],
  ['date', '2026-01-31'],
  ['time', '12:00:00Z'],
  ['duration', 'PT1H'],
  ['decimal', '1.00'],
  ['email', 'dev@example.com'],
  ['hostname', 'example.com'],
  ['ipv4', '192.0.2.1'],
  ['ipv6', '2001:db8::1'],
  ['json-pointer', '/value'],
  ['uri', 'https://example.com'],
  ['url', 'https://example.com'],
]);
