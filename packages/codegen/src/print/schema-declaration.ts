import type { NamedSchema, Schema } from '../model/schema.ts';
import { type Code, code, identifier, lines } from './code.ts';
import { schemaComment } from './schema-comment.ts';
import { objectMembers, schemaType, type TypeContext } from './schema-type.ts';

/** The type of a named schema, with its prose. */
export function schemaDeclaration({ name, schema }: NamedSchema, context: TypeContext): Code {
  return code`${schemaComment(schema)}${typeDeclaration(name, schema, context)}`;
}

/** A type by a name: an interface for an object, an alias for everything else. */
export function typeDeclaration(name: string, schema: Schema, context: TypeContext): Code {
  if (schema.kind === 'object' && schema.nullable !== true) {
    return code`export interface ${identifier(name)} {\n${lines(objectMembers(schema, context))}\n}`;
  }
  return code`export type ${identifier(name)} = ${schemaType(schema, context)};`;
}
