import { parameterProperties } from '../../model/call-shape.ts';
import type { Property } from '../../model/schema.ts';
import { describedSchema } from '../../model/schema-tools.ts';
import type { Operation } from '../../model/types.ts';
import { type Code, code, identifier, lines } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { propertyMember } from '../../print/schema-type.ts';
import type { ModuleContext } from './module-context.ts';

/** The interface of the parameter object, or nothing where the call takes none. */
export function printParams(operation: Operation, context: ModuleContext): readonly Code[] {
  if (operation.names.params === undefined) return [];
  const members = membersOf(operation).map((member) => propertyMember(member, context.given));
  const comment = docComment({ text: `Parameters of \`${operation.id}\`.` });
  return [code`${comment}export interface ${identifier(operation.names.params)} {\n${lines(members)}\n}`];
}

function membersOf(operation: Operation): readonly Property[] {
  const { body } = operation;
  const parameters = parameterProperties(operation);
  if (body === undefined) return parameters;
  const { fields = [{ argument: 'body', required: body.required, schema: describedSchema(body) }] } = body;
  return [...parameters, ...fields.map(({ argument, required, schema }) => ({ name: argument, required, schema }))];
}
