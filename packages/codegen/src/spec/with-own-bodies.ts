import { httpMethods } from '../http-methods.ts';
import { isJsonObject, type Json, type JsonObject, ownValue, valueAt } from '../json.ts';
import { splitPointer } from './json-pointer.ts';

/**
 * Gives each operation of Swagger 2.0 the parameters that make its body: those that it refers to, and those of its path. An
 * upgrade reads them only where they stand themselves.
 *
 * @see https://spec.openapis.org/oas/v2.0.html#parameter-object
 */
export function withOwnBodies(document: JsonObject): JsonObject {
  const { paths } = document;
  if (!isJsonObject(paths)) return document;
  const parametersOf = (owner: Json) => {
    const list = ownValue(owner, 'parameters');
    return Array.isArray(list) ? list.map((item) => bodyOf(item, document) ?? item) : [];
  };
  const items = Object.entries(paths).map(([path, item]): [string, Json] => {
    if (!isJsonObject(item)) return [path, item];
    const shared = parametersOf(item);
    const operations = Object.entries(item).flatMap(([method, operation]): [string, Json][] => {
      if (!httpMethods.some((known) => known === method) || !isJsonObject(operation)) return [];
      const own = parametersOf(operation);
      const inherited = own.some(isOfBody) ? [] : shared.filter(isOfBody);
      return [[method, { ...operation, parameters: [...own, ...inherited] }]];
    });
    const rest = shared.length > 0 && { parameters: shared.filter((parameter) => !isOfBody(parameter)) };
    return [path, { ...item, ...rest, ...Object.fromEntries(operations) }];
  });
  return { ...document, paths: Object.fromEntries(items) };
}

function isOfBody(parameter: Json): boolean {
  const place = ownValue(parameter, 'in');
  return place === 'body' || place === 'formData';
}

/** The parameter of a body that references lead to. */
function bodyOf(item: Json, document: JsonObject): Json | undefined {
  const seen = new Set<Json>();
  let value: Json | undefined = item;
  while (value !== undefined && !seen.has(value)) {
    seen.add(value);
    const reference = ownValue(value, '$ref');
    if (typeof reference !== 'string') return isOfBody(value) ? value : undefined;
    const keys: readonly string[] = reference.startsWith('#') ? (splitPointer(reference) ?? []) : [];
    value = valueAt(document, keys);
  }
  return undefined;
}
