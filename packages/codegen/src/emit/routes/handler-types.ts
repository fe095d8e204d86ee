import { modelIndex } from '../../model/model-index.ts';
import { operationProse } from '../../model/operation-prose.ts';
import { remembered } from '../../model/remembered.ts';
import type { Schema } from '../../model/schema.ts';
import type { ApiModel, Operation, Parameter } from '../../model/types.ts';
import { type Code, code, empty, identifier, join, lines, propertyKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { Imports } from '../../print/file.ts';
import { schemaType, type TypeContext } from '../../print/schema-type.ts';

/** The type of what answers all operations. */
export function printHandlers(model: ApiModel, imports: Imports): Code {
  const members = model.operations.map((operation) => {
    const printed = printHandler(operation, model);
    imports.addAll(printed.imports);
    return printed.code;
  });
  const intro = code`/** What answers each operation, by its id. Requests arrive checked. */\n`;
  // Compilers complain of a parameter that is used nowhere, save where its name says so.
  if (members.length === 0) return code`${intro}export type Handlers<_TContext> = Record<string, never>;`;
  return code`${intro}export type Handlers<TContext> = {\n${lines(members)}\n};`;
}

/** The type of what answers one operation, and what it imports. */
const printHandler = remembered((operation: Operation, model: ApiModel) => {
  const imports = new Imports();
  const context: TypeContext = {
    index: modelIndex(model).schemas,
    reference: (name) => imports.type('./models.ts', name),
  };
  const comment = docComment({ text: operationProse(operation), deprecated: operation.deprecated });
  const handler = imports.type('../runtime/handler.ts', handlerType(operation));
  const types = [requestType(operation, context), ...resultTypes(operation, context), code`TContext`];
  return { code: code`${comment}${propertyKey(operation.id)}: ${handler}<${join(types)}>;`, imports };
});

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
