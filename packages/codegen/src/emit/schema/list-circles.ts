import type { SchemaObject } from '../../spec/document.ts';
import { schemaReference } from '../../spec/json-pointer.ts';

/**
 * Names of the schemas that hold themselves in a list, with no object between: a list of lists, any JSON value. What is an
 * object may refer to itself anywhere.
 */
export function listCircles(schemas: Readonly<Record<string, SchemaObject>>): ReadonlySet<string> {
  const names = new Map(Object.keys(schemas).map((name) => [schemaReference(name), name]));
  const next = new Map(
    Object.entries(schemas).map(([name, schema]) => [name, partsOf(schema).flatMap(($ref) => names.get($ref) ?? [])]),
  );
  return new Set([...next.keys()].filter((name) => leadsBack(name, next)));
}

function leadsBack(name: string, next: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(next.get(name) ?? [])];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === name) return true;
    if (!seen.has(at)) open.push(...(next.get(at) ?? []));
    seen.add(at);
  }
  return false;
}

/** The references that a schema is made of, or that its list holds. */
function partsOf({ $ref, items, allOf = [], anyOf = [], oneOf = [], prefixItems = [] }: SchemaObject): string[] {
  if ($ref !== undefined) return [$ref];
  const held = typeof items === 'object' ? [items] : [];
  return [...held, ...prefixItems, ...allOf, ...anyOf, ...oneOf].flatMap(partsOf);
}
