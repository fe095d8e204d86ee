const maximumLength = 500;

/**
 * What an error body says, in one line: the `message`, `detail`, `error` or `title` of an object, the `msg` of each
 * finding of a list after its `loc`, a text without its control characters. Undefined where nothing of the kind is there.
 *
 * @param depth - How deep to look, since a server may nest without end.
 */
export function describeBody(body: unknown, depth = 5): string | undefined {
  if (typeof body === 'string') return oneLine(body);
  if (typeof body !== 'object' || !body || !depth) return undefined;
  if (Array.isArray(body)) {
    const texts = body.map((item) => describeBody(item, depth - 1)).filter(Boolean);
    return describeBody(texts.join('; '));
  }
  const { loc, msg, message, detail, error, title } = body as Record<string, unknown>;
  const text = describeBody(msg ?? message ?? detail ?? error ?? title, depth - 1);
  const steps = Array.isArray(loc) ? loc.filter((step) => typeof step !== 'object') : [];
  return text && steps.length ? `${steps.join('.')}: ${text}` : text;
}

function oneLine(text: string): string | undefined {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  // A cut may leave the first half of a surrogate pair.
  return line.length > maximumLength
    ? `${line.slice(0, maximumLength - 1).replace(/\p{Cs}$/u, '')}…`
    : line || undefined;
}
