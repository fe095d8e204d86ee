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
  const [owner, inside] = [keys.slice(0, Math.max(0, start)), keys.slice(start + 1)];
  const isOfPath = owner[0] === 'paths';
  const segments = isOfPath ? (owner[1] ?? '').split('/').filter((segment) => !silentSegment.test(segment)) : [];
  const call = isOfPath && inside.includes('properties') ? [] : owner.slice(isOfPath ? 2 : 0).flatMap(told);
  const words = [...segments, ...call, ...nameInside(inside)];
  return words.filter((word, index) => word !== words[index - 1]).join('_') || 'Schema';
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
