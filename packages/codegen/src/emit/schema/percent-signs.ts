/** A copy of a document without percent signs, and the way back. */
export interface WithoutPercentSigns<T> {
  readonly value: T;
  /** Puts the signs back into code that was printed from the copy. */
  readonly restore: (code: string) => string;
}

/**
 * Copies a document with a stand-in for each percent sign. openapi-typescript reads names as parts of addresses, several
 * times over, and fails where a percent sign begins no escape.
 */
export function withoutPercentSigns<T>(document: T): WithoutPercentSigns<T> {
  const text = JSON.stringify(document);
  if (!hasNamedPercent.test(text)) return { value: structuredClone(document), restore: (code) => code };
  const standIn = unusedCharacter(text);
  // In literals it is printed as an escape.
  const escaped = `\\u${standIn.charCodeAt(0).toString(16).toUpperCase()}`;
  return {
    value: copy(document, standIn) as T,
    restore: (code) => code.replaceAll(escaped, '%').replaceAll(standIn, '%'),
  };
}

/** A percent sign in a key, or in a value that names something. */
const hasNamedPercent = /%[^"]*":|"(?:operationId|name|propertyName)":"[^"]*%/;

/** A character of the private use area that the document does not have. */
function unusedCharacter(text: string): string {
  for (let code = 0xe000; code < 0xf8ff; code += 1) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) return character;
  }
  throw new Error('The document uses every character that is meant for private use.');
}

function copy(value: unknown, standIn: string): unknown {
  if (typeof value === 'string') {
    // References write the sign as an escape.
    return value.replaceAll(value.startsWith('#/components/') ? '%25' : '%', standIn);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => copy(item, standIn));
  const entries = Object.entries(value).map(([key, item]) => [key.replaceAll('%', standIn), copy(item, standIn)]);
  return Object.fromEntries(entries);
}
