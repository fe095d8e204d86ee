import type { SchemaObject } from './document.ts';

/** Keywords by which a schema is made of others. */
export type Composition = 'allOf' | 'anyOf' | 'oneOf';

/**
 * The schemas that a schema consists of: itself, what it refers to, and what these keywords hold, at any depth. Each is there
 * once, those of one depth in their order.
 *
 * @param find - The schema of a reference. Those that it does not find are left out.
 */
export function schemaParts(
  schema: SchemaObject,
  keywords: readonly Composition[],
  find: (reference: string) => SchemaObject | undefined,
): readonly SchemaObject[] {
  const parts = new Set<SchemaObject>();
  const add = (part: SchemaObject | undefined): void => {
    if (part === undefined || parts.has(part)) return;
    parts.add(part);
    if (part.$ref !== undefined) add(find(part.$ref));
  };
  add(schema);
  // The loop comes to what is added in it, too.
  for (const part of parts) for (const keyword of keywords) part[keyword]?.forEach(add);
  return [...parts];
}
