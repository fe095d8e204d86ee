import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { AnswerSchema } from './answer-schema.ts';
import { findIssues } from './find-issues.ts';

/**
 * A schema of the API's document in the form that validators of all makes share.
 *
 * @typeParam T - What the schema describes.
 * @see https://standardschema.dev
 *
 * @example
 * ```ts
 * const schema = standardSchema(SessionDetail);
 * const { issues } = await schema['~standard'].validate(JSON.parse(text));
 * ```
 */
export function standardSchema<T = unknown>(schema: AnswerSchema): StandardSchemaV1<unknown, T> {
  return {
    '~standard': {
      version: 1,
      vendor: 'openapi-client',
      validate: (value) => {
        const issues = findIssues(schema, value);
        return issues.length ? { issues } : { value: value as T };
      },
    },
  };
}
