/** Bytes of one file. Three times the largest public description (Microsoft Graph, 20 MB). */
export const maxFileBytes = 64 * 1024 * 1024;

/** Objects and lists inside each other. Real documents stay below 60; recursive code must not run out of stack. */
export const maxDepth = 200;

/** What is said of a document that goes beyond {@link maxDepth}. */
export const tooDeep = `Values are nested more than ${maxDepth} deep. Move the inner ones to components.`;

/**
 * References that lead on to each other before a document is not held against the specification: the check takes the
 * square of their number, and ends in an overflow. Real documents stay below 100.
 */
export const maxReferenceDepth = 1000;

/**
 * References that are followed to find what others name before a document is not held against the specification, and
 * files are not put together: the library that does both remembers none of them. A description of 13 MB has ten thousand.
 */
export const maxReferenceSteps = 1_000_000;

/** Keys that a JSON document may repeat. Those that find lines in it take the square of their number. */
export const maxRepeatedKeys = 1000;

/** Values that any file may hold, however short: below this, repetition by YAML aliases does no harm. */
export const minValueLimit = 100_000;

/**
 * Schemas that a document may hold once its parameters and answers stand where they are referred to. The largest public
 * description stays well below.
 */
export const maxSchemas = 1_000_000;

/** Says that a document goes beyond what is read. */
export class LimitError extends Error {
  override readonly name = 'LimitError';
  readonly pointer: string;

  constructor(message: string, pointer: string) {
    super(message);
    this.pointer = pointer;
  }
}
