/** Control characters save tab and line feed, the line separators, and the marks that reorder text on screen. */
const unsafe = /(?![\t\n])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** Whether text has characters that {@link escapeControls} would write otherwise. */
export function hasControls(text: string): boolean {
  return text.search(unsafe) >= 0;
}

/**
 * Writes characters that can drive or deceive a terminal as `\uXXXX`. Tabs and line feeds stay. Inside JSON text the result
 * is the same JSON value, because such characters stand only in strings there.
 */
export function escapeControls(text: string): string {
  return text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
