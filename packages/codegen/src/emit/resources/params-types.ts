import { givenCookies } from '../../model/call-shape.ts';
import type { Operation } from '../../model/types.ts';
import { type Code, code, identifier, lines, propertyKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { schemaComment, schemaType } from '../../print/schema-type.ts';
import type { ModuleContext } from './module-context.ts';

interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly comment: Code;
  readonly type: Code;
}

/** The interface of the parameter object, or nothing where the call takes none. */
export function printParams(operation: Operation, context: ModuleContext): readonly Code[] {
  if (operation.names.params === undefined) return [];
  const members = membersOf(operation, context).map(({ name, required, comment, type }) => {
    return code`${comment}${propertyKey(name)}${required ? code`: ${type}` : code`?: ${type} | undefined`};`;
  });
  const comment = docComment({ text: `Parameters of \`${operation.id}\`.` });
  return [code`${comment}export interface ${identifier(operation.names.params)} {\n${lines(members)}\n}`];
}

function membersOf(operation: Operation, { given }: ModuleContext): readonly Member[] {
  const { queryParameters, headerParameters, body } = operation;
  const parameters = [...queryParameters, ...headerParameters, ...givenCookies(operation)].map(
    ({ in: place, argument, required, schema, description }): Member => ({
      name: argument,
      required: required && place !== 'cookie',
      comment: schemaComment(schema, description ?? schema.description),
      type: schemaType(schema, given),
    }),
  );
  const fields = body?.fields?.map(
    ({ argument, required, schema }): Member => ({
      name: argument,
      required,
      comment: schemaComment(schema),
      type: schemaType(schema, given),
    }),
  );
  if (body !== undefined && fields === undefined) {
    const { required, schema, description } = body;
    const type = schemaType(schema, given);
    parameters.push({
      name: 'body',
      required,
      comment: schemaComment(schema, description ?? schema.description),
      type,
    });
  }
  return [...parameters, ...(fields ?? [])];
}

/** Aliases for what a call resolves to, and for its pages. */
export function printResponses(operation: Operation, context: ModuleContext): readonly Code[] {
  const { names, success, pagination, stream } = operation;
  if (names.response === undefined || success.schema === undefined) return [];
  const alias = identifier(names.response);
  const schema = pagination?.itemSchema ?? success.schema;
  const isOptional = pagination === undefined && success.mayBeEmpty === true;
  const role = pagination ? 'An item of' : stream ? 'An event of' : 'What is answered by';
  const comment = docComment({ text: `${role} \`${operation.id}\`.` });
  const aliases = [
    code`${comment}export type ${alias} = ${schemaType(schema, context.answered)}${isOptional ? code` | undefined` : code``};`,
  ];
  if (names.page !== undefined) {
    const page = context.runtimeType('pagination/page.ts', 'Page');
    const body = schemaType(success.schema, context.answered);
    const pageComment = docComment({ text: `A page of \`${operation.id}\`.` });
    aliases.push(code`${pageComment}export type ${identifier(names.page)} = ${page}<${alias}, ${body}>;`);
  }
  return aliases;
}
