import { type Json, type JsonObject, ownValue } from '../../json.ts';
import { splitPointer } from '../json-pointer.ts';
import { maxReferenceDepth } from '../limits.ts';
import { referencesIn } from './reference-depth.ts';

/** What a reference names, and how many references are followed to find it. */
interface Found {
  readonly value: Json;
  readonly steps: number;
}

const nothing: Found = { value: null, steps: 0 };
const endless: Found = { value: null, steps: Infinity };

/**
 * How many references are followed by who looks for everything that a document's references name, and remembers nothing:
 * where a pointer leads through another reference, that one is followed, too, so that a few of them can take for ever.
 */
export function referenceSteps(document: JsonObject): number {
  const known = new Map<string, Found>();
  const find = (reference: string, depth: number): Found => {
    const before = known.get(reference);
    if (before !== undefined) return before;
    if (depth > maxReferenceDepth) return endless;
    // Circles end where they close.
    known.set(reference, nothing);
    let found: Found = { value: document, steps: 1 };
    for (const key of (reference.startsWith('#') && splitPointer(reference)) || []) {
      found = through(found, key, depth);
      found = { ...found, value: ownValue(found.value, key) ?? null };
    }
    known.set(reference, found);
    return found;
  };
  /** Follows references until there is a value with the key. */
  const through = ({ value, steps }: Found, key: string, depth: number): Found => {
    for (let hops = 0; hops <= maxReferenceDepth; hops += 1) {
      const reference = ownValue(value, key) === undefined ? ownValue(value, '$ref') : undefined;
      if (typeof reference !== 'string') return { value, steps };
      const found = find(reference, depth + 1);
      value = found.value;
      steps += found.steps;
    }
    return endless;
  };
  return referencesIn(document).reduce((sum, reference) => sum + find(reference, 0).steps, 0);
}
