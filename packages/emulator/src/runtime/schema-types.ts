import type { JsonSchema } from './route.ts';

/** Names of the JSON types that a schema allows, through references and unions. Empty where it names none. */
export function typesOf(schema: JsonSchema, definitions: Readonly<Record<string, JsonSchema>>): ReadonlySet<string> {
  const types = new Set<string>();
  const seen = new Set<JsonSchema>();
  const visit = (current: JsonSchema): void => {
    if (seen.has(current)) return;
    seen.add(current);
    for (const type of [current.type ?? []].flat()) types.add(String(type));
    const values = current.const === undefined ? (current.enum ?? []) : [current.const];
    for (const value of values as unknown[]) types.add(value === null ? 'null' : typeof value);
    for (const member of [current.anyOf ?? [], current.oneOf ?? [], current.allOf ?? []].flat())
      visit(member as JsonSchema);
    const target = definitions[String(current.$ref ?? '').replace('#/$defs/', '')];
    if (target !== undefined) visit(target);
  };
  visit(schema);
  return types;
}
