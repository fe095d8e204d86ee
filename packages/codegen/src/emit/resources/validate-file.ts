import { streamedCall } from '../../model/asked-call.ts';
import { modelIndex } from '../../model/model-index.ts';
import type { Schema } from '../../model/schema.ts';
import { reachableNames } from '../../model/schema-tools.ts';
import type { ApiModel, Operation } from '../../model/types.ts';
import { type Code, code, identifier, lines, objectKey } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { type GeneratedFile, Imports, typescriptFile } from '../../print/file.ts';
import { answerSchema } from './answer-schema.ts';

/** `validate.ts`: the schemas of what operations answer, each by itself, and the check of all answers. */
export function printValidate(model: ApiModel): GeneratedFile {
  const imports = new Imports();
  const index = modelIndex(model).schemas;
  const answers = model.operations.flatMap((operation) => {
    const streamed = streamedCall(operation);
    const forms = [
      [operation.id, operation] as const,
      ...(streamed ? [[`${operation.id}.stream`, streamed] as const] : []),
    ];
    return forms.flatMap(([id, form]) => {
      const schema = checkedSchema(form);
      return schema === undefined ? [] : [[id, schema] as const];
    });
  });
  const names = reachableNames(
    answers.map(([, schema]) => schema),
    index,
  );
  const type = () => imports.type('../runtime/validate/answer-schema.ts', 'AnswerSchema');
  const definitions = model.schemas
    .filter(({ name }) => names.has(name))
    .map(
      ({ name, schema }) => code`/** Form of \`${identifier(name)}\` in an answer. */
export const ${identifier(name)}: ${type()} = ${answerSchema(schema, index)};`,
    );
  const create = imports.value('../runtime/validate/create-validator.ts', 'createValidator');
  const table = answers.map(([id, schema]) => code`${objectKey(id)}: ${answerSchema(schema, index)},`);
  const body = [
    code`export type { AnswerSchema } from '../runtime/validate/answer-schema.ts';`,
    code`export { ResponseValidationError } from '../runtime/errors/response-validation-error.ts';`,
    code`export { type AnswerSchemas, createValidator } from '../runtime/validate/create-validator.ts';`,
    code`export { standardSchema } from '../runtime/validate/standard-schema.ts';`,
    ...definitions,
    code`${validateComment(model)}export const validate: ${imports.type('../runtime/options.ts', 'Validate')} = /* @__PURE__ */ ${create}({\n${lines(table)}\n});`,
  ];
  return typescriptFile({ path: 'validate.ts', documentName: model.info.documentName, imports, body });
}

/** What a client can check: JSON that is always there, or the JSON text of each event. */
function checkedSchema({ success, stream }: Operation): Schema | undefined {
  return stream !== undefined || (success.kind === 'json' && !success.mayBeEmpty) ? success.schema : undefined;
}

function validateComment({ client: { scope, className } }: ApiModel): Code {
  return docComment({
    text:
      'Checks what every call answers, and every event of a stream, against the document. What newer servers may add ' +
      'passes: other properties, other texts of an enum, other kinds of events.',
    example: `import { ${className} } from '${scope}/core';
import { validate } from '${scope}/core/validate';

const client = new ${className}({ validate });`,
  });
}
