import { isAnswerSchema } from '../../model/call-shape.ts';
import type { Schema } from '../../model/schema.ts';
import type { Operation } from '../../model/types.ts';
import { type Code, code, identifier } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { typeDeclaration } from '../../print/schema-declaration.ts';
import { schemaType, type TypeContext } from '../../print/schema-type.ts';
import type { ModuleContext } from './module-context.ts';

/** How the types of answers are printed. */
type AnswerContext = Pick<ModuleContext, 'answered'>;

/**
 * The type of what a call answers, of an item where it is read page by page, of an event where it streams. A form that the
 * document has not named goes by the name that the call gives it.
 */
export function answerType(operation: Operation, { answered }: AnswerContext): Code {
  const { names } = operation;
  const schema = answerSchema(operation);
  if (schema === undefined) return code`void`;
  if (names.response !== undefined && !isShort(schema)) return identifier(names.response);
  const type = schemaType(schema, answered);
  return isOptional(operation) ? code`${type} | undefined` : type;
}

/** The type of the whole answer of a call that is read page by page. */
export function pageBodyType({ names, success }: Operation, { answered }: AnswerContext): Code {
  if (success.schema === undefined) return code`void`;
  if (names.page === undefined || isShort(success.schema)) return schemaType(success.schema, answered);
  return code`${identifier(names.page)}['body']`;
}

/** The types by the names that a call gives to what it answers, where no schema has that name, and to its pages. */
export function printAnswers(operation: Operation, context: ModuleContext): readonly Code[] {
  const { names, success, pagination, stream } = operation;
  const schema = answerSchema(operation);
  if (names.response === undefined || schema === undefined || success.schema === undefined) return [];
  const isDeclared = isAnswerSchema(names.response, operation);
  const alias = isDeclared ? schemaType(schema, context.answered) : identifier(names.response);
  const role = pagination ? 'An item of' : stream ? 'An event of' : 'What is answered by';
  const comment = docComment({ text: `${role} \`${operation.id}\`.` });
  const declaration = isOptional(operation)
    ? code`export type ${alias} = ${schemaType(schema, context.answered)} | undefined;`
    : typeDeclaration(names.response, schema, context.answered);
  const answer = isDeclared ? [] : [code`${comment}${declaration}`];
  if (names.page === undefined) return answer;
  const named: TypeContext = {
    ...context.answered,
    named: (part) => (part === schema && !isShort(part) ? alias : undefined),
  };
  const page = context.runtimeType('pagination/page.ts', 'Page');
  const pageComment = docComment({ text: `A page of \`${operation.id}\`.` });
  return [
    ...answer,
    code`${pageComment}export type ${identifier(names.page)} = ${page}<${alias}, ${schemaType(success.schema, named)}>;`,
  ];
}

function answerSchema({ pagination, success }: Operation): Schema | undefined {
  return pagination?.itemSchema ?? success.schema;
}

function isOptional({ pagination, success }: Operation): boolean {
  return pagination === undefined && success.mayBeEmpty === true;
}

/** Whether a type is a word, or a list of what is one. */
function isShort(schema: Schema): boolean {
  if (schema.kind === 'array') return isShort(schema.items);
  return !['object', 'tuple', 'enum', 'union', 'intersection'].includes(schema.kind);
}
