import { isEqualJson, type Json } from '../../json.ts';

/** Keys of texts that are for people: no rule reads more of them than that they are texts. */
const prose: ReadonlySet<string> = new Set(['description', 'summary', 'title']);

/** Whether two documents are the same, with keys in the same order, but for texts that are for people. */
export function differInProseAlone(one: Json | undefined, other: Json | undefined, key = ''): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one === other || prose.has(key);
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other;
  // What a discriminator maps to has names of its author's, and may be a reference.
  if (key === 'mapping') return isEqualJson(one, other);
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const entries = Object.entries(one);
  const others = Object.entries(other);
  return (
    entries.length === others.length &&
    entries.every(([name, value], index) => {
      const [otherName, otherValue] = others[index] ?? [];
      return name === otherName && differInProseAlone(value, otherValue, Array.isArray(one) ? '' : name);
    })
  );
}
