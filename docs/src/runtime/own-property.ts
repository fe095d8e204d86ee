/** A property that a value has itself. Undefined where it has none, is no object, or there is no name to look for. */
export function ownProperty(value: unknown, name: string | undefined): unknown {
  if (name === undefined || typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) {
    return undefined;
  }
  return (value as Readonly<Record<string, unknown>>)[name];
}
