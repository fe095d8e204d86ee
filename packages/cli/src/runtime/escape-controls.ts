/** Control characters save the line feed, the line separators, and the marks that reorder text on screen. */
const unsafe = /(?!\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/**
 * Writes characters that can drive or deceive a terminal as `\uXXXX`. Line feeds stay. Inside JSON text the result
 * is the same JSON value, because such characters stand only in strings there.
 */
export function escapeControls(text: string): string {
  return text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
