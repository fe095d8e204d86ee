/**
 * The form of an answer, as plain data, as far as a client holds a server to it: types, required properties and which
 * member of a union it is. Keywords are those of JSON Schema, save that references are functions, so that bundlers keep
 * only what is referred to. What a newer server may send is allowed everywhere: other properties, other texts than an
 * enum's, other kinds of events. A schema without keywords allows everything.
 */
export type AnswerSchema = ScalarSchema | ObjectSchema | ListSchema | ComposedSchema;

interface NullableSchema {
  /** Whether null is allowed as well. */
  readonly nullable?: boolean;
}

/** A text, a number, true or false, or null. */
export interface ScalarSchema extends NullableSchema {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'null';
}

/** An object. */
export interface ObjectSchema extends NullableSchema {
  readonly type: 'object';
  readonly properties?: Readonly<Record<string, AnswerSchema>>;
  readonly required?: readonly string[];
  /** Form of the properties that have no other. */
  readonly additionalProperties?: AnswerSchema;
}

/** A list. */
export interface ListSchema extends NullableSchema {
  readonly type: 'array';
  readonly prefixItems?: readonly AnswerSchema[];
  /** Form of the items after these. */
  readonly items?: AnswerSchema;
}

/** What is said by other schemas, or by a value. */
export interface ComposedSchema extends NullableSchema {
  readonly type?: undefined;
  readonly ref?: () => AnswerSchema;
  readonly const?: string | number | boolean | null;
  readonly anyOf?: readonly AnswerSchema[];
  readonly allOf?: readonly AnswerSchema[];
  /** Property whose text tells which of the variants holds. Another text is a variant that is not known yet. */
  readonly discriminator?: string;
  readonly variants?: Readonly<Record<string, AnswerSchema>>;
}
