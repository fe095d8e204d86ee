/** What a document says without percent signs, and the way back. */
export interface WithoutPercentSigns {
  readonly value: unknown;
  /** Puts the signs back into code that was printed from the value. */
  readonly restore: (code: string) => string;
  /** Whether there are any in its names. */
  readonly isChanged: boolean;
}

/**
 * Parses a document with a stand-in for each percent sign. openapi-typescript reads names as parts of addresses, several
 * times over, and fails where a percent sign begins no escape.
 */
export function withoutPercentSigns(json: string): WithoutPercentSigns {
  if (!hasNamedPercent.test(json)) return { value: JSON.parse(json), restore: (code) => code, isChanged: false };
  const standIn = unusedCharacter(json);
  // In literals it is printed as an escape.
  const escaped = `\\u${standIn.charCodeAt(0).toString(16).toUpperCase()}`;
  // References write the sign as an escape.
  const text = json.replace(/"#\/components\/(?:[^"\\]|\\.)*"/g, (reference) => reference.replaceAll('%25', '%'));
  return {
    value: JSON.parse(text.replaceAll('%', standIn)),
    restore: (code) => code.replaceAll(escaped, '%').replaceAll(standIn, '%'),
    isChanged: true,
  };
}

/** A percent sign in a key, the last of it, or in a value that names something. Quotes in either are escaped. */
const hasNamedPercent = /%(?:[^"%\\]|\\.)*":|"(?:operationId|name|propertyName)":"(?:[^"\\]|\\.)*%/;

/** A character of the private use area that the document does not have. */
function unusedCharacter(text: string): string {
  for (let code = 0xe000; code < 0xf8ff; code += 1) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) return character;
  }
  throw new Error('The document uses every character that is meant for private use.');
}
