import type { Flag, JsonSchema } from '../command.ts';

/**
 * A flag's format as JSON Schema; without a rule for formats that the server alone judges.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3
 */
export function formatSchema({ format }: Flag): JsonSchema {
  // It is no format of JSON Schema, and the checker's own idea of one leaves out hosts such as localhost.
  return format === undefined || format === 'url' ? {} : { format };
}
