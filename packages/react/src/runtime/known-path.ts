/** Path arguments once none of them is missing. */
export type KnownPath<TPath> = { readonly [TName in keyof TPath]: Exclude<TPath[TName], undefined> };

/** The name of the first path argument that is undefined: what a hook waits for. */
export function missingName(path: object): string | undefined {
  return Object.entries(path).find(([, value]) => value === undefined)?.[0];
}

/**
 * Path arguments to call with.
 *
 * @throws TypeError Where one is undefined.
 */
export function knownPath<TPath extends object>(path: TPath): KnownPath<TPath> {
  refuseMissing(missingName(path));
  return path as KnownPath<TPath>;
}

/**
 * Refuses to call while a path argument is missing.
 *
 * @throws TypeError Where there is a name.
 */
export function refuseMissing(name: string | undefined): void {
  if (name === undefined) return;
  throw new TypeError(`${name} is undefined. Give a value, or wait with the call until there is one.`);
}
