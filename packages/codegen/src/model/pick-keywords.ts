/** What limits texts, in JSON Schema and in the model alike. */
export const stringKeywords = ['format', 'minLength', 'maxLength', 'pattern'] as const;

/** What limits numbers. */
export const numberKeywords = [
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
] as const;

/** What limits lists. */
export const listKeywords = ['minItems', 'maxItems', 'uniqueItems'] as const;

/** What limits objects. */
export const objectKeywords = ['minProperties', 'maxProperties'] as const;

/** The given keywords of a schema, as far as they are there. */
export function pickKeywords<T extends object, K extends keyof T>(schema: T, keys: readonly K[]): Partial<Pick<T, K>> {
  const picked: Partial<Pick<T, K>> = {};
  for (const key of keys) if (schema[key] !== undefined) picked[key] = schema[key];
  return picked;
}
