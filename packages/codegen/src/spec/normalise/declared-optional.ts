import type { ComponentsObject, OpenApiDocument, OperationObject, SchemaObject } from '../document.ts';
import { httpMethods } from '../http-methods.ts';
import { schemaReference } from '../json-pointer.ts';
import { isEqualJson } from '../plain.ts';

/**
 * Makes required, in component schemas, the constants that are sent although the document leaves them out of `required`,
 * and remembers them in `x-declared-optional`. They are:
 *
 * - the constant that a union tells its members apart by;
 * - a constant that equals its own default, in schemas that answers use and requests do not. Python servers declare the
 *   type of an object so; a caller may leave it out, and the server always sends it.
 */
export function withSentConstants(document: OpenApiDocument): OpenApiDocument {
  const { schemas } = document.components;
  const discriminators = findDiscriminators(document);
  const roots = operationSchemas(document);
  const requested = reachable(roots.requests, schemas);
  const answered = reachable(roots.answers, schemas);
  const result: Record<string, SchemaObject> = Object.create(null);
  for (const [name, schema] of Object.entries(schemas)) {
    const reference = schemaReference(name);
    const isOnlyAnswered = answered.has(reference) && !requested.has(reference);
    const names = discriminators.get(reference);
    result[name] = names || isOnlyAnswered ? requireConstants(schema, names ?? new Set(), isOnlyAnswered) : schema;
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

/** Properties that tell the members of unions apart, by the reference of the member. */
function findDiscriminators(document: OpenApiDocument): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const visit = (schema: SchemaObject): void => {
    const { discriminator } = schema;
    if (discriminator) {
      const members = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].map(({ $ref }) => $ref);
      for (const member of [...members, ...Object.values(discriminator.mapping ?? {})]) {
        if (member === undefined) continue;
        found.set(member, (found.get(member) ?? new Set()).add(discriminator.propertyName));
      }
    }
    for (const inner of innerSchemas(schema)) visit(inner);
  };
  const { requests, answers } = operationSchemas(document);
  for (const schema of [...Object.values(document.components.schemas), ...requests, ...answers]) visit(schema);
  return found;
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
    waiting.push(...innerSchemas(schema));
  }
  return found;
}

function innerSchemas(schema: SchemaObject): SchemaObject[] {
  const { additionalProperties: additional, items, not, contentSchema } = schema;
  return [
    ...Object.values(schema.properties ?? {}),
    ...Object.values(schema.patternProperties ?? {}),
    ...[items, not, contentSchema, typeof additional === 'object' ? additional : undefined].filter((inner) => !!inner),
    ...[schema.prefixItems, schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) => list ?? []),
  ];
}

function operationSchemas(document: OpenApiDocument): { requests: SchemaObject[]; answers: SchemaObject[] } {
  const requests: SchemaObject[] = [];
  const answers: SchemaObject[] = [];
  for (const item of [...Object.values(document.paths), ...Object.values(document.webhooks ?? {})]) {
    for (const method of httpMethods) {
      const operation = item[method];
      if (!operation) continue;
      requests.push(...requestSchemas(operation));
      const { responses } = operation;
      answers.push(...Object.values(responses).flatMap(({ content, headers }) => schemasOf(content, headers)));
    }
  }
  return { requests, answers };
}

function requestSchemas({ parameters, requestBody }: OperationObject): SchemaObject[] {
  return [
    ...parameters.flatMap((parameter) => schemasOf(parameter.content, [parameter])),
    ...schemasOf(requestBody?.content),
  ];
}

type WithSchema = { readonly schema?: SchemaObject };

function schemasOf(...maps: readonly (Readonly<Record<string, WithSchema>> | readonly WithSchema[] | undefined)[]) {
  return maps.flatMap((map) => Object.values(map ?? {}).flatMap(({ schema }: WithSchema) => (schema ? [schema] : [])));
}
