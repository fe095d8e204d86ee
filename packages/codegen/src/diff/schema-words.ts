import type { Schema } from '../model/schema.ts';

const words: Partial<Record<Schema['kind'], string>> = {
  binary: 'bytes',
  intersection: 'several forms at once',
  never: 'nothing',
  tuple: 'a list of fixed length',
  union: 'one of several forms',
  unknown: 'any value',
};

/** So many values are named of a longer list. */
const valuesShown = 5;

/** What a schema is, in a few words. */
export function schemaWords(schema: Schema): string {
  if (schema.kind === 'reference') return `\`${schema.name}\``;
  if (schema.kind === 'const') return `\`${JSON.stringify(schema.value)}\``;
  if (schema.kind === 'enum') {
    const shown = schema.values.slice(0, valuesShown).map((value) => JSON.stringify(value));
    return `\`${[...shown, ...(schema.values.length > valuesShown ? ['…'] : [])].join(' | ')}\``;
  }
  return words[schema.kind] ?? `\`${schema.kind}\``;
}
