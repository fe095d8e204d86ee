import { isJsonObject, type Json } from '../../json.ts';
import type { NumberSchema, Schema, StringSchema } from '../../model/schema.ts';
import { propertiesOf, type SchemaIndex } from '../../model/schema-tools.ts';
import { orderProperties } from './type-data.ts';

/** Who writes the value: a request has no read-only properties, an answer no write-only ones. */
export type Direction = 'request' | 'response';

/** What an example is made for. */
export interface ExampleOptions {
  readonly index: SchemaIndex;
  readonly direction: Direction;
  /** Leaves out what may be left out. */
  readonly requiredOnly?: boolean;
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
 * may be, a number 0 or the nearest that is allowed, a boolean true, a list one item or as many as it needs, a union its
 * first member.
 */
export function exampleValue(schema: Schema, name: string | undefined, options: ExampleOptions): Json {
  return new ExampleBuilder(options).value(schema, name, []) ?? null;
}

class ExampleBuilder {
  readonly #options: ExampleOptions;
  #properties = 0;

  constructor(options: ExampleOptions) {
    this.#options = options;
  }

  /** @returns undefined where the schema contains itself, and the value is better left out. */
  value(schema: Schema, name: string | undefined, path: readonly string[]): Json | undefined {
    const [example] = schema.examples ?? [];
    if (example !== undefined) return example;
    switch (schema.kind) {
      case 'const':
        return schema.value;
      case 'enum':
        return schema.values[0];
      case 'string':
        return placeholders.get(schema.format ?? '') ?? textOfLength(name ?? 'string', schema);
      case 'number':
      case 'integer':
        return nearestToZero(schema);
      case 'boolean':
        return true;
      case 'binary':
        return name ?? 'file';
      case 'unknown':
        return {};
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
        const count = Math.min(Math.max(1, schema.minItems ?? 1), mostItems);
        return this.#list(Array<Schema>(count).fill(schema.items), path);
      }
      case 'tuple':
        return this.#list(schema.prefixItems, path);
      case 'union':
        return this.#firstMember(schema.members, name, path);
      case 'intersection':
        return propertiesOf(schema, this.#options.index)
          ? this.#object(schema, path)
          : this.#merged(schema.members, path);
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

  /** One object of the values of several schemas, some of which may be unions. */
  #merged(members: readonly Schema[], path: readonly string[]): Json {
    const values = members.map((member) => this.value(member, undefined, path));
    return Object.fromEntries(values.filter(isJsonObject).flatMap(Object.entries<Json>));
  }

  #list(items: readonly Schema[], path: readonly string[]): Json {
    return items.flatMap((item) => {
      const value = this.value(item, undefined, path);
      return value === undefined ? [] : [value];
    });
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

/** A longer text than this nobody reads. */
const longestText = 100;

/** A text that is repeated, or cut, where its length is limited. */
function textOfLength(text: string, { minLength = 0, maxLength = Infinity }: StringSchema): string {
  const long = minLength > longestText ? text : text.padEnd(minLength, `-${text}`);
  return long.length <= maxLength ? long : [...long].slice(0, maxLength).join('');
}

function nearestToZero({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: NumberSchema): number {
  const least = Math.max(minimum ?? -Infinity, (exclusiveMinimum ?? -Infinity) + 1);
  const most = Math.min(maximum ?? Infinity, (exclusiveMaximum ?? Infinity) - 1);
  return Math.min(Math.max(0, least), most);
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
