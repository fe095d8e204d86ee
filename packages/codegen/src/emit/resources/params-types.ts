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
