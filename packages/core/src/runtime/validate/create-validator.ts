import type { StandardSchemaV1 } from '@standard-schema/spec';
import { BaseError } from '../errors/base-error.ts';
import { ResponseValidationError } from '../errors/response-validation-error.ts';
import type { Validate } from '../options.ts';
import type { AnswerSchema } from './answer-schema.ts';
import { standardSchema } from './standard-schema.ts';

/**
 * Schemas of what operations answer, by the operations' ids; of a stream, of one event. Where a call answers whole or as a
 * stream, the events' schema is that of its id with `.stream` at the end.
 */
export type AnswerSchemas = Readonly<Record<string, AnswerSchema | StandardSchemaV1>>;

/**
 * A check of answers, for the option `validate` of a client. Schemas may be those of the API's document, or of any
 * library that follows Standard Schema. They check: what they would make of an answer is not used.
 *
 * @param schemas - By the operations' ids, as errors name them. Calls that have none are not checked.
 *
 * @example
 * ```ts
 * const validate = createValidator({ 'pets.retrieve': z.object({ name: z.string() }) });
 * const client = createClient({ validate });
 * ```
 */
export function createValidator(schemas: AnswerSchemas): Validate {
  const standards = new Map(
    Object.entries(schemas).map(([id, schema]) => [id, '~standard' in schema ? schema : standardSchema(schema)]),
  );
  return ({ call, response }, value) => {
    const { operation } = call;
    // What a repeated call finds deleted has no answer but this.
    if (operation.method === 'DELETE' && response.status === 204) return;
    const id = operation.stream && operation.streamed ? `${operation.id}.stream` : operation.id;
    const result = standards.get(id)?.['~standard'].validate(value);
    if (result && 'then' in result) {
      // Nobody waits for it.
      Promise.resolve(result).catch(() => undefined);
      throw new BaseError(`The schema for ${operation.id} checks asynchronously. Give one that does not.`);
    }
    if (!result?.issues) return;
    const { status, headers } = response;
    throw new ResponseValidationError({ operation, status, headers, issues: result.issues });
  };
}
