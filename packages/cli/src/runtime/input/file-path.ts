const paths = new WeakMap<Blob, string>();

/** Notes where a file was opened, for those who print the call in place of making it. */
export function setFilePath(file: Blob, path: string): void {
  paths.set(file, path);
}

/** Where a file was opened, `-` for standard input; undefined for what is none. */
export function filePath(value: unknown): string | undefined {
  return value instanceof Blob ? paths.get(value) : undefined;
}
