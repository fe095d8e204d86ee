import { entriesOf, isJsonObject, type Json, type JsonObject, ownValue } from '../../json.ts';
import { joinPointer } from '../json-pointer.ts';

/** A component on the way, and those of its references that are not yet followed. */
interface Step {
  readonly reference: string;
  readonly waiting: string[];
  /** The longest way that begins here, as far as it is known. */
  depth: number;
}

/** How many components of a document lead on to each other in the longest way. Circles end where they close. */
export function referenceDepth(document: JsonObject): number {
  const components = componentsOf(document);
  const known = new Map<string, number>();
  let longest = 0;
  for (const start of components.keys()) {
    const steps: Step[] = [];
    const enter = (reference: string) => {
      if (known.has(reference) || !components.has(reference)) return;
      known.set(reference, 0);
      steps.push({ reference, waiting: referencesIn(components.get(reference) ?? null), depth: 1 });
    };
    enter(start);
    // Not by recursion: this is asked of documents that would overflow the stack.
    for (let step = steps.at(-1); step !== undefined; step = steps.at(-1)) {
      const next = step.waiting.pop();
      if (next !== undefined) {
        enter(next);
        step.depth = Math.max(step.depth, 1 + (known.get(next) ?? 0));
        continue;
      }
      steps.pop();
      known.set(step.reference, step.depth);
      const before = steps.at(-1);
      if (before) before.depth = Math.max(before.depth, 1 + step.depth);
      longest = Math.max(longest, step.depth);
    }
  }
  return longest;
}

/** Whatever can be referred to and refers to others, by the references that lead there. */
function componentsOf(document: JsonObject): ReadonlyMap<string, Json> {
  const isOld = ownValue(document, 'components') === undefined;
  const groups = isOld ? { definitions: ownValue(document, 'definitions') ?? null } : ownValue(document, 'components');
  const components = new Map<string, Json>();
  for (const [group, members] of entriesOf(groups)) {
    if (group === 'examples' || !isJsonObject(members)) continue;
    const place = joinPointer(isOld ? '#' : '#/components', group);
    for (const [name, value] of Object.entries(members)) components.set(joinPointer(place, name), value);
  }
  return components;
}

/** All references inside of a value. */
export function referencesIn(value: Json, found: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (key === '$ref' && typeof inner === 'string') found.push(inner);
    else referencesIn(inner, found);
  }
  return found;
}
