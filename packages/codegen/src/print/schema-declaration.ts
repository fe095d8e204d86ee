import type { NamedSchema } from '../model/schema.ts';
import { type Code, code, identifier, lines } from './code.ts';
import { objectMembers, schemaComment, schemaType, type TypeContext } from './schema-type.ts';

/** The type of a named schema: an interface for an object, an alias for everything else. */
export function schemaDeclaration({ name, schema }: NamedSchema, context: TypeContext): Code {
  const comment = schemaComment(schema);
  if (schema.kind === 'object' && schema.nullable !== true) {
    return code`${comment}export interface ${identifier(name)} {\n${lines(objectMembers(schema, context))}\n}`;
  }
  return code`${comment}export type ${identifier(name)} = ${schemaType(schema, context)};`;
}
