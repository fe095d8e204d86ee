import { isEqualJson } from '../../json.ts';
import type { ComponentsObject, OpenApiDocument, SchemaObject } from '../document.ts';
import { schemaReference } from '../json-pointer.ts';
import type { Discriminators } from './discriminator-values.ts';
import { innerSchemas, operationSchemas } from './walk-schemas.ts';

/**
 * Makes required, in component schemas, the constants that are sent although the document leaves them out of `required`,
 * and remembers them in `x-declared-optional`. They are:
 *
 * - the constant that a union tells its members apart by;
 * - a constant that equals its own default, in schemas that answers use and requests do not. Python servers declare the
 *   type of an object so; a caller may leave it out, and the server always sends it.
 */
export function withSentConstants(document: OpenApiDocument, discriminators: Discriminators): OpenApiDocument {
  const { schemas } = document.components;
  const roots = operationSchemas(document);
  const requested = reachable(roots.requests, schemas);
  const answered = reachable(roots.answers, schemas);
  const result: Record<string, SchemaObject> = Object.create(null);
  for (const [name, schema] of Object.entries(schemas)) {
    const reference = schemaReference(name);
    const isOnlyAnswered = answered.has(reference) && !requested.has(reference);
    const names = new Set(discriminators.get(reference)?.keys());
    result[name] = names.size > 0 || isOnlyAnswered ? requireConstants(schema, names, isOnlyAnswered) : schema;
  }
  return { ...document, components: { ...document.components, schemas: result } };
}

function requireConstants(schema: SchemaObject, names: ReadonlySet<string>, isAnswered: boolean): SchemaObject {
  const optional = Object.entries(schema.properties ?? {}).filter(
    ([name, property]) => !schema.required?.includes(name) && isSentConstant(property, names.has(name), isAnswered),
  );
  const allOf = schema.allOf?.map((member) =>
    member.$ref === undefined ? requireConstants(member, names, isAnswered) : member,
  );
  if (optional.length === 0) return allOf ? { ...schema, allOf } : schema;
  const added = optional.map(([name]) => name);
  return {
    ...schema,
    ...(allOf && { allOf }),
    required: [...(schema.required ?? []), ...added],
    'x-declared-optional': added,
  };
}

function isSentConstant(property: SchemaObject, isDiscriminator: boolean, isAnswered: boolean): boolean {
  const [only, ...more] = property.enum ?? [];
  const constant = property.const ?? (more.length === 0 ? only : undefined);
  if (constant === undefined || constant === null) return false;
  return isDiscriminator || (isAnswered && isEqualJson(property.default, constant));
}

/** References to all components that some schemas lead to. */
function reachable(roots: readonly SchemaObject[], schemas: ComponentsObject['schemas']): ReadonlySet<string> {
  const byReference = new Map(Object.entries(schemas).map(([name, schema]) => [schemaReference(name), schema]));
  const found = new Set<string>();
  const waiting = [...roots];
  for (let schema = waiting.pop(); schema !== undefined; schema = waiting.pop()) {
    const target = schema.$ref;
    if (target !== undefined && !found.has(target)) {
      found.add(target);
      waiting.push(byReference.get(target) ?? {});
    }
    for (const inner of innerSchemas(schema)) waiting.push(inner);
  }
  return found;
}
