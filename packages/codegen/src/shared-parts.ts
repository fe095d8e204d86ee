/**
 * Puts parts of an earlier value in place of those of a new one, wherever they say the same: plain data, with keys in the
 * same order. So equal parts are the same objects, and whoever knows one knows the other. The new value is changed.
 *
 * @returns The earlier value where both say the same as a whole.
 */
export function sharedParts<T>(value: T, earlier: unknown): T {
  return shared(value, earlier) as T;
}

function shared(value: unknown, earlier: unknown): unknown {
  if (value === earlier || !isRecord(value) || !isRecord(earlier) || Array.isArray(value) !== Array.isArray(earlier))
    return value;
  const keys = Object.keys(value);
  const known = Object.keys(earlier);
  // Where something was put into a list, or taken out of it, what follows stands so much further on.
  const moved = Array.isArray(value) ? known.length - keys.length : 0;
  let isSame = moved === 0 && keys.length === known.length;
  for (let position = 0; position < keys.length; position++) {
    const key = keys[position] as string;
    let part = shared(value[key], earlier[key]);
    if (moved !== 0 && part !== earlier[key]) part = shared(part, earlier[position + moved]);
    if (part !== value[key]) value[key] = part;
    isSame &&= key === known[position] && Object.is(part, earlier[key]);
  }
  return isSame ? earlier : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
