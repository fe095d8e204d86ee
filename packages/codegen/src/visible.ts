/**
 * Text for people, on one line: what is invisible, breaks lines, turns the direction of text or drives a terminal is shown as
 * an escape. Names come from documents, which may hide such characters in them.
 */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
