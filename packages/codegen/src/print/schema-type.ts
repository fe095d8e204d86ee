import type { ArraySchema, EnumSchema, Property, Schema, UnionSchema } from '../model/schema.ts';
import { propertiesOf, resolveSchema, type SchemaIndex, variantsOf } from '../model/schema-tools.ts';
import { type Code, code, empty, join, lines, literal, propertyKey } from './code.ts';
import { schemaComment } from './schema-comment.ts';

/** How a schema is printed as a type. */
export interface TypeContext {
  readonly index: SchemaIndex;
  /** Imports the type of a named schema, where that is needed, and gives its identifier. */
  readonly reference: (name: string) => Code;
  /** Gives the identifier of a type that has been declared for the schema, if one has. */
  readonly named?: (schema: Schema) => Code | undefined;
  /**
   * Given for types of answers: newer servers may send values that the document does not know. Gives the type of a
   * union's unknown member, told apart by the named property. Without it unions and enums are closed.
   */
  readonly unrecognized?: ((propertyName: string) => Code) | undefined;
  /** Set for types of what is sent: what the server alone fills is not in them, where it would be required. */
  readonly isSent?: boolean;
  /** Given for types of what is sent: the type of all forms in which bytes can be given. Without it they are a Blob. */
  readonly uploadable?: (() => Code) | undefined;
}

/** A schema as a TypeScript type. */
export function schemaType(schema: Schema, context: TypeContext): Code {
  const known = context.named?.(schema);
  if (known !== undefined) return known;
  const bare = bareType(schema, context);
  return schema.nullable === true && schema.kind !== 'null' && schema.kind !== 'unknown' ? code`${bare} | null` : bare;
}

function bareType(schema: Schema, context: TypeContext): Code {
  switch (schema.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'unknown':
    case 'never':
      return keywords[schema.kind];
    case 'integer':
      return keywords.number;
    case 'binary':
      return context.uploadable?.() ?? code`Blob`;
    case 'const':
      return constantType(schema.value);
    case 'enum':
      return join(enumMembers(schema, context), code` | `);
    case 'array':
      return code`${elementType(schema.items, context)}[]`;
    case 'tuple': {
      const items = schema.prefixItems.map((item) => schemaType(item, context));
      return code`[${join(schema.rest ? [...items, code`...${elementType(schema.rest, context)}[]`] : items)}]`;
    }
    case 'object':
      return objectType(schema, context);
    case 'union':
      return unionType(schema, context);
    case 'intersection':
      return join(
        schema.members.map((member) => groupedType(member, context)),
        code` & `,
      );
    case 'reference':
      return referenceType(schema.name, context);
  }
}

function referenceType(name: string, context: TypeContext): Code {
  const type = context.reference(name);
  const filled = context.isSent
    ? (propertiesOf({ kind: 'reference', name }, context.index) ?? []).filter(isFilled)
    : [];
  if (filled.length === 0) return type;
  const names = filled.map((property) => literal(property.name));
  return code`Omit<${type}, ${join(names, code` | `)}>`;
}

/** Whether the server alone fills a property, and always does. */
function isFilled({ required, schema }: Property): boolean {
  return required && schema.readOnly === true;
}

const keywords = {
  string: code`string`,
  number: code`number`,
  boolean: code`boolean`,
  null: code`null`,
  unknown: code`unknown`,
  never: code`never`,
};

/** A type that stands before `[]` or in an intersection, in parentheses where it is made of several. */
function groupedType(schema: Schema, context: TypeContext): Code {
  const isComposed = schema.nullable === true || ['enum', 'union', 'intersection'].includes(schema.kind);
  const type = schemaType(schema, context);
  return isComposed ? code`(${type})` : type;
}

/** Values that come one after the other, at once or by and by. */
export function sequenceType(schema: ArraySchema, context: TypeContext): Code {
  const type = schemaType(schema.items, context);
  return code`Iterable<${type}> | AsyncIterable<${type}>`;
}

function elementType(schema: Schema, context: TypeContext): Code {
  return groupedType(schema, context);
}

/** Constants that are lists or objects have no literal type worth printing. */
function constantType(value: Parameters<typeof literal>[0]): Code {
  return value !== null && typeof value === 'object' ? keywords.unknown : literal(value);
}

/** Any text. It keeps the known values beside it in an editor's completion, where `string` would swallow them. */
const anyText = code`(string & {})`;

function enumMembers({ values }: EnumSchema, context: TypeContext): readonly Code[] {
  const members = values.map(constantType);
  return context.unrecognized && isText(values) ? [...members, anyText] : members;
}

function isText(values: EnumSchema['values']): boolean {
  return values.every((value) => typeof value === 'string');
}

function unionType(schema: UnionSchema, context: TypeContext): Code {
  const hasTexts = schema.members.some((member) => {
    const resolved = resolveSchema(member, context.index);
    return resolved.kind === 'enum' && isText(resolved.values);
  });
  const members = schema.members.flatMap((member) => {
    if (member.nullable === true) return [groupedType(member, context)];
    if (member.kind === 'enum') return enumMembers(member, context);
    return [member.kind === 'string' && hasTexts ? anyText : groupedType(member, context)];
  });
  const propertyName = context.unrecognized && variantsOf(schema, context.index)?.propertyName;
  if (propertyName !== undefined && context.unrecognized) members.push(context.unrecognized(propertyName));
  const distinct = new Map(members.map((member) => [member.text, member]));
  return join([...distinct.values()], code` | `);
}

function objectType(schema: Extract<Schema, { kind: 'object' }>, context: TypeContext): Code {
  const body = objectMembers(schema, context);
  if (body.length === 0) return code`{}`;
  // The formatter keeps on one line what begins there and fits.
  const isPlain = body.every(({ text }) => !text.includes('/**'));
  return isPlain ? code`{ ${join(body, code` `)} }` : code`{\n${lines(body)}\n}`;
}

/** The members of an object type or interface, each with its documentation. */
export function objectMembers(schema: Extract<Schema, { kind: 'object' }>, context: TypeContext): readonly Code[] {
  const properties = schema.properties.filter((property) => !context.isSent || !isFilled(property));
  const members = properties.map((property) => propertyMember(property, context));
  const { additionalProperties = { kind: 'unknown' } } = schema;
  if (schema.additionalProperties === undefined ? members.length > 0 : additionalProperties.kind === 'never') {
    return members;
  }
  return [...members, code`[key: string]: ${indexType(properties, additionalProperties, context)};`];
}

/** The type of properties that have no name. Beside named ones, an index signature has to admit the types of those, too. */
function indexType(properties: readonly Property[], others: Schema, context: TypeContext): Code {
  const schemas = [others, ...properties.map(({ schema }) => schema)];
  if (schemas.some(({ kind }) => kind === 'unknown')) return keywords.unknown;
  const types = schemas.map((schema) => schemaType(schema, context));
  if (properties.some(({ required }) => !required)) types.push(code`undefined`);
  const distinct = new Map(types.map((type) => [type.text, type]));
  return join([...distinct.values()], code` | `);
}

/**
 * One property with its documentation. Optional ones admit undefined, whatever the reader's compiler options.
 *
 * @param type - Its type, where that says more than its schema.
 */
export function propertyMember(
  { name, schema, ...property }: Property,
  context: TypeContext,
  type = schemaType(schema, context),
): Code {
  // No answer has what is write only.
  const required = property.required && !(context.unrecognized && schema.writeOnly);
  const key = propertyKey(name);
  const declaration = required || schema.kind === 'unknown' ? type : code`${type} | undefined`;
  return code`${schemaComment(schema)}${key}${required ? empty : code`?`}: ${declaration};`;
}
