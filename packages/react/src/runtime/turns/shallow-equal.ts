/** Whether two objects have the same properties with the same values, compared by `Object.is`. */
export function shallowEqual(one: object, other: object): boolean {
  if (one === other) return true;
  const entries = Object.entries(one);
  const others = new Map<string, unknown>(Object.entries(other));
  return (
    entries.length === others.size &&
    entries.every(([name, value]) => others.has(name) && Object.is(value, others.get(name)))
  );
}
