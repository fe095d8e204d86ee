import { answeredSchema, isAnswerSchema, mayAnswerNothing } from '../../model/call-shape.ts';
import type { Operation } from '../../model/types.ts';
import { isShort } from '../../print/answer-type.ts';
import { type Code, code, identifier } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { typeDeclaration } from '../../print/schema-declaration.ts';
import { schemaType, type TypeContext } from '../../print/schema-type.ts';
import type { ModuleContext } from './module-context.ts';

/** The types by the names that a call gives to what it answers, where no schema has that name, and to its pages. */
export function printAnswers(operation: Operation, context: ModuleContext): readonly Code[] {
  const { names, success, pagination, stream } = operation;
  const schema = answeredSchema(operation);
  if (names.response === undefined || schema === undefined || success.schema === undefined) return [];
  const isDeclared = isAnswerSchema(names.response, operation);
  const alias = isDeclared ? schemaType(schema, context.answered) : identifier(names.response);
  const role = pagination ? 'An item of' : stream ? 'An event of' : 'What is answered by';
  const comment = docComment({ text: `${role} \`${operation.id}\`.` });
  const declaration = mayAnswerNothing(operation)
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
