import type { Json } from '../json.ts';

/** What every schema may carry, whatever its kind. */
export interface SchemaBase {
  /** Prose from the document, Markdown, as written. */
  readonly description?: string;
  readonly title?: string;
  readonly deprecated?: boolean;
  /** Only ever sent by the server. */
  readonly readOnly?: boolean;
  /** Only ever sent by the client. */
  readonly writeOnly?: boolean;
  /** What the server assumes when the value is left out. */
  readonly default?: Json;
  readonly examples?: readonly Json[];
  /** Whether null is allowed beside what the kind allows. Every nullable form of the document ends here. */
  readonly nullable?: boolean;
}

/** Text. */
export interface StringSchema extends SchemaBase {
  readonly kind: 'string';
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
}

/** A number; `integer` where fractions are not allowed. */
export interface NumberSchema extends SchemaBase {
  readonly kind: 'number' | 'integer';
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

/** A kind without any constraint of its own. `unknown` is any JSON value, `never` none, `binary` raw bytes. */
export interface PlainSchema extends SchemaBase {
  readonly kind: 'boolean' | 'null' | 'unknown' | 'never' | 'binary';
}

/** Exactly one value. */
export interface ConstSchema extends SchemaBase {
  readonly kind: 'const';
  readonly value: Json;
}

/** One of a list of values. Never contains null: that is `nullable`. */
export interface EnumSchema extends SchemaBase {
  readonly kind: 'enum';
  readonly values: readonly Json[];
}

/** A list of equal items. */
export interface ArraySchema extends SchemaBase {
  readonly kind: 'array';
  readonly items: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

/** A list whose first items have a schema each. */
export interface TupleSchema extends SchemaBase {
  readonly kind: 'tuple';
  readonly prefixItems: readonly Schema[];
  /** What may follow the prefix; undefined where nothing may. */
  readonly rest?: Schema;
}

/** One property of an object. */
export interface Property {
  readonly name: string;
  readonly schema: Schema;
  /** Whether it is always there. */
  readonly required: boolean;
  /** Set where the document leaves out of `required` a constant that names the object's type, and it is present all the same. */
  readonly declaredOptional?: boolean;
}

/** Named properties, and a schema for the rest where the document gives one. */
export interface ObjectSchema extends SchemaBase {
  readonly kind: 'object';
  /** In the document's order. */
  readonly properties: readonly Property[];
  /** Schema of properties with other names, `never` where there are none; undefined where the document is silent. */
  readonly additionalProperties?: Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

/** How the members of a union are told apart. */
export interface Discriminator {
  readonly propertyName: string;
  /** Value of the property to the member's schema name, in the document's order. */
  readonly mapping: readonly { readonly value: string; readonly schema: string }[];
}

/** One of several schemas. */
export interface UnionSchema extends SchemaBase {
  readonly kind: 'union';
  readonly members: readonly Schema[];
  readonly discriminator?: Discriminator;
}

/** All of several schemas at once. */
export interface IntersectionSchema extends SchemaBase {
  readonly kind: 'intersection';
  readonly members: readonly Schema[];
}

/** A schema of {@link ApiModel.schemas}, by its `name`. Prose here belongs to the place of use. */
export interface ReferenceSchema extends SchemaBase {
  readonly kind: 'reference';
  readonly name: string;
}

/** The form of a JSON value. */
export type Schema =
  | StringSchema
  | NumberSchema
  | PlainSchema
  | ConstSchema
  | EnumSchema
  | ArraySchema
  | TupleSchema
  | ObjectSchema
  | UnionSchema
  | IntersectionSchema
  | ReferenceSchema;

/** A schema with a name of its own. */
export interface NamedSchema {
  /** A TypeScript identifier, unique in the family. */
  readonly name: string;
  /** The key under `components.schemas`, as the document spells it. */
  readonly declaredName: string;
  readonly schema: Schema;
  /** Module of its type, below the client's `generated/`, without extension: `models`, `resources/beta/chat`. */
  readonly module: string;
  /** Whether a request, or an answer, can hold it. What answers hold may grow in newer servers. */
  readonly inRequests: boolean;
  readonly inResponses: boolean;
}
