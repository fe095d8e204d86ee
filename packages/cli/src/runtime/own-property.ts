/** A property that a value has itself. Undefined where it has none, is no object, or there is no name to look for. */
export function ownProperty(holder: unknown, name: string | undefined): unknown {
  if (name === undefined || typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) {
    return undefined;
  }
  return (holder as Readonly<Record<string, unknown>>)[name];
}
