const compositions = new Set(['allOf', 'anyOf', 'oneOf']);

/** Keys that say nothing of what stands below them; `paths` and success are what is usual. */
const silentKey = /^(\$defs|components|content|definitions|paths|schemas?|2\d\d)$|\//;

/** Versions, and values that a caller gives. */
const silentSegment = /^(v\d+|\{.*\})?$/i;

/**
 * A name for a schema that has none but its place: the path or the component that it belongs to, and the properties on the
 * way to it. Method and answer are named where no property says more, and a member of a composition where the way ends.
 *
 * @param keys - The way from the document.
 * @example
 * ```ts
 * namePlace(['paths', '/v2/pets/{id}', 'get', 'responses', '200', 'content', 'application/json', 'schema', 'items']);
 * // 'pets_get_response_item'
 * ```
 */
export function namePlace(keys: readonly string[]): string {
  const start = keys[1] === 'schemas' ? 1 : keys.indexOf('schema');
  const inside = nameInside(keys.slice(start + 1));
  const owner = nameOwner(keys.slice(0, Math.max(0, start)), keys.includes('properties', start + 1));
  // What is answered at `/load/balancers` is often in `load_balancers`.
  const repeated = owner.findIndex((_, index) => owner.slice(index).join('_') === inside[0]);
  return [...(repeated < 0 ? owner : owner.slice(0, repeated)), ...inside].join('_') || 'Schema';
}

function nameOwner(keys: readonly string[], hasProperty: boolean): readonly string[] {
  const [kind, path = '', ...call] = keys;
  if (kind !== 'paths') return keys.flatMap(told);
  const segments = path.split('/').filter((segment) => !silentSegment.test(segment));
  return hasProperty ? segments : [...segments, ...call.flatMap(told)];
}

function nameInside(keys: readonly string[]): readonly string[] {
  const [key, next = '', ...rest] = keys;
  if (key === undefined) return [];
  if (key === 'properties') return [next, ...nameInside(rest)];
  if (compositions.has(key)) return rest.length === 0 ? [key, next] : nameInside(rest);
  return [...told(key), ...nameInside(keys.slice(1))];
}

const spoken = new Map([
  ['items', 'item'],
  ['requestBody', 'request'],
  ['responses', 'response'],
]);

function told(key: string): readonly string[] {
  return silentKey.test(key) ? [] : [spoken.get(key) ?? key];
}
