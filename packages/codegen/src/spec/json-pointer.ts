/**
 * Adds a step to a JSON Pointer in its URI fragment form.
 *
 * @param pointer - `#` for the whole document, or `#/paths`.
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */
export function joinPointer(pointer: string, key: string | number): string {
  return `${pointer}/${typeof key === 'number' ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The JSON Pointer of the value that keys lead to, in its URI fragment form. */
export function pointerTo(keys: readonly (string | number)[]): string {
  return keys.reduce<string>(joinPointer, '#');
}

/**
 * Splits a JSON Pointer into its keys.
 *
 * @param pointer - With or without its leading `#`; percent escapes are read where they are valid.
 * @returns Undefined where the text is no JSON Pointer.
 */
export function splitPointer(pointer: string): string[] | undefined {
  const path = pointer.startsWith('#') ? pointer.slice(1) : pointer;
  if (path === '' || path === '/') return [];
  if (!path.startsWith('/')) return undefined;
  return path
    .slice(1)
    .split('/')
    .map((key) => decodePercent(key).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Writes a reference to a schema component as the normalised document has it. */
export function schemaReference(name: string): string {
  // A percent sign would be read as the start of an escape.
  return joinPointer('#/components/schemas', name).replaceAll('%', '%25');
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
