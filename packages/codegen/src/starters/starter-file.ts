/** A file that a family starts with, and that then belongs to its owner. Its path is relative to the folder it is made for. */
export interface StarterFile {
  readonly path: string;
  readonly content: string;
}

/** A value as the text of a JSON file. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
