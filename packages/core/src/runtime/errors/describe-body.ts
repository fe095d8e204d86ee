const maximumLength = 500;
const maximumDepth = 5;

/**
 * What an error body says, in one line: the `message`, `detail`, `error` or `title` of an object, the `msg` of each
 * finding of a list after its `loc`, a text as it is. Undefined where nothing of the kind is there.
 */
export function describeBody(body: unknown): string | undefined {
  const text = describe(body, 0);
  return text && text.length > maximumLength ? `${text.slice(0, maximumLength)}…` : text;
}

function describe(value: unknown, depth: number): string | undefined {
  if (typeof value === 'string') return value.trim() || undefined;
  if (typeof value !== 'object' || value === null || depth === maximumDepth) return undefined;
  if (Array.isArray(value)) {
    const texts = value.map((item) => describe(item, depth + 1));
    return texts.filter(Boolean).join('; ') || undefined;
  }
  const { loc, msg, message, detail, error, title } = value as Record<string, unknown>;
  const text = describe(msg ?? message ?? detail ?? error ?? title, depth + 1);
  const place = Array.isArray(loc) ? loc.filter((step) => typeof step !== 'object').join('.') : '';
  return text && place ? `${place}: ${text}` : text;
}
