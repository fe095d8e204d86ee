/** What is nested deeper would overflow the stack of those who walk through it. */
const maxDepth = 500;

/**
 * Reads JSON that a stranger has sent.
 *
 * @throws {SyntaxError} Where it is none, or nested too deeply; the message says which.
 */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SyntaxError('JSON decode error');
  }
  let level = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) throw new SyntaxError(`JSON is nested deeper than ${maxDepth} levels`);
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
  }
  return value;
}
