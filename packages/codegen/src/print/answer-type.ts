import { answeredSchema, mayAnswerNothing } from '../model/call-shape.ts';
import type { Schema } from '../model/schema.ts';
import type { Operation } from '../model/types.ts';
import { type Code, code, identifier } from './code.ts';
import { schemaType, type TypeContext } from './schema-type.ts';

/**
 * The type of what a call answers, of an item where it is read page by page, of an event where it streams. A form that the
 * document has not named goes by the name that the call gives it.
 */
export function answerType(operation: Operation, context: TypeContext): Code {
  const { names } = operation;
  const schema = answeredSchema(operation);
  if (schema === undefined) return code`void`;
  if (names.response !== undefined && !isShort(schema)) return identifier(names.response);
  const type = schemaType(schema, context);
  return mayAnswerNothing(operation) ? code`${type} | undefined` : type;
}

/** The type of the whole answer of a call that is read page by page. */
export function pageBodyType({ names, success }: Operation, context: TypeContext): Code {
  if (success.schema === undefined) return code`void`;
  if (names.page === undefined || isShort(success.schema)) return schemaType(success.schema, context);
  return code`${identifier(names.page)}['body']`;
}

/** Whether a type is a word, or a list of what is one. */
export function isShort(schema: Schema): boolean {
  if (schema.kind === 'array') return isShort(schema.items);
  return !['object', 'tuple', 'enum', 'union', 'intersection'].includes(schema.kind);
}
