import { isJsonObject, type Json, type JsonObject, ownValue } from '../json.ts';

/**
 * Leaves out of a document of Swagger 2.0 what an upgrade stumbles over: nothing where an object belongs, parameters that
 * are in no place, and what is no list where one belongs. A media type without a list around it is the only one of its
 * list. The check of the document tells of all these.
 *
 * @see https://spec.openapis.org/oas/v2.0.html#schema
 */
export function upgradableSwagger(document: JsonObject): JsonObject {
  return {
    ...withLists(document),
    ...inside(document, 'paths', (item) => withoutNothing(withLists(item), operation)),
    ...inside(document, 'parameters', (item) => (isParameter(item) ? item : undefined)),
    ...inside(document, 'securityDefinitions'),
  };
}

function operation(value: JsonObject): JsonObject {
  return { ...withLists(value), ...inside(value, 'responses') };
}

/** One of an object's properties, which holds objects by their names. */
function inside(owner: JsonObject, key: string, read?: (item: JsonObject) => Json | undefined): JsonObject {
  const value = ownValue(owner, key);
  return isJsonObject(value) ? { [key]: withoutNothing(value, read) } : {};
}

function withoutNothing(map: JsonObject, read: (item: JsonObject) => Json | undefined = (item) => item): JsonObject {
  const entries = Object.entries(map).flatMap(([key, value]): [string, Json][] => {
    const item = isJsonObject(value) ? read(value) : (value ?? undefined);
    return item === undefined ? [] : [[key, item]];
  });
  return Object.fromEntries(entries);
}

/** Media types and parameters, where they are lists or become some. */
function withLists({ consumes, produces, parameters, ...rest }: JsonObject): JsonObject {
  const lists = {
    consumes: mediaTypes(consumes),
    produces: mediaTypes(produces),
    parameters: Array.isArray(parameters) ? parameters.filter(isParameter) : undefined,
  };
  const known = Object.entries(lists).flatMap(([key, list]): [string, Json][] => (list ? [[key, list]] : []));
  return { ...rest, ...Object.fromEntries(known) };
}

function mediaTypes(value: Json | undefined): readonly string[] | undefined {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}

function isParameter(value: Json): boolean {
  return typeof ownValue(value, '$ref') === 'string' || Boolean(ownValue(value, 'in'));
}
