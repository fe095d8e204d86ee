/**
 * Values by what a function says of each, in the order in which they come. `Map.groupBy` does the same where the library of
 * the compiler is that of ES2024, which those who check a copy of this runtime need not have.
 */
export function groupBy<TKey, TValue>(
  values: Iterable<TValue>,
  keyOf: (value: TValue) => TKey,
): ReadonlyMap<TKey, readonly TValue[]> {
  const groups = new Map<TKey, TValue[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
