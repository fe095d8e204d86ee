import { operationProse } from '../../model/operation-prose.ts';
import type { Schema } from '../../model/schema.ts';
import type { Operation, Parameter } from '../../model/types.ts';
import { type Code, code, empty, identifier, join, lines, propertyKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { schemaType, type TypeContext } from '../../print/schema-type.ts';

/** What printing the types of handlers needs. */
export interface HandlerContext extends TypeContext {
  /** Imports a type of handlers, and gives its identifier. */
  readonly handler: (name: string) => Code;
}

/** What answers an operation, as a member of a type. */
export function handlerMember(operation: Operation, context: HandlerContext): Code {
  const comment = docComment({ text: operationProse(operation), deprecated: operation.deprecated });
  const types = [requestType(operation, context), ...resultTypes(operation, context), code`TContext`];
  return code`${comment}${propertyKey(operation.id)}: ${context.handler(handlerType(operation))}<${join(types)}>;`;
}

function handlerType({ stream, streamed }: Operation): string {
  if (streamed !== undefined) return 'StreamableHandler';
  return stream === undefined ? 'Handler' : 'StreamHandler';
}

/** What the call answers, in each form that its answer may have. */
function resultTypes({ success, streamed }: Operation, context: TypeContext): readonly Code[] {
  const answers = streamed === undefined ? [success] : [success, streamed.success];
  return answers.map(({ schema }) => (schema === undefined ? code`void` : schemaType(schema, context)));
}

function requestType(operation: Operation, context: TypeContext): Code {
  const { pathParameters, queryParameters, headerParameters, cookieParameters, body } = operation;
  const groups: (readonly [name: string, parameters: readonly Parameter[]])[] = [
    ['path', pathParameters],
    ['query', queryParameters],
    ['header', headerParameters],
    ['cookie', cookieParameters],
  ];
  const members = groups
    .filter(([name, parameters]) => name === 'path' || name === 'query' || parameters.length > 0)
    .map(
      ([name, parameters]) =>
        code`${identifier(name)}: { ${join(
          parameters.map((parameter) => parameterType(parameter, context)),
          code` `,
        )} };`,
    );
  if (body !== undefined) members.push(bodyType(body.schema, body.required, context));
  return code`{\n${lines(members)}\n}`;
}

function parameterType({ name, required, schema }: Parameter, context: TypeContext): Code {
  return code`${propertyKey(name)}${required ? empty : code`?`}: ${schemaType(schema, context)};`;
}

function bodyType(schema: Schema, isRequired: boolean, context: TypeContext): Code {
  const type = schemaType(schema, context);
  return isRequired ? code`body: ${type};` : code`body?: ${type} | undefined;`;
}
