import fc from 'fast-check';
import { isJsonObject, type Json, type JsonObject } from '../src/json.ts';

/** What is done to a member of an object somewhere in a document. */
const kinds = ['describe', 'remove', 'rename', 'rename everywhere', 'copy', 'turn', 'replace', 'configure'] as const;

/** One edit of a document. */
export interface Edit {
  readonly kind: (typeof kinds)[number];
  /** Which member, of all that there are; and which other, where there are two. */
  readonly place: number;
  readonly other: number;
}

/** Any edit. */
export const anyEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...kinds),
  place: fc.nat(),
  other: fc.nat(),
});

/** A member of an object, or of a list. */
interface Member {
  readonly holder: Record<string, Json>;
  readonly key: string;
}

function membersOf(value: Json): readonly Member[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, Json>;
  return Object.entries(holder).flatMap(([key, part]) => [{ holder, key }, ...membersOf(part)]);
}

/** A text as it stands inside of JSON. */
function inText(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** A document after an edit. What is no edit of a document leaves it as it is. */
export function edited(document: JsonObject, { kind, place, other }: Edit): JsonObject {
  const copy = structuredClone(document);
  const members = membersOf(copy).filter(({ holder }) => !Array.isArray(holder));
  const { holder, key } = members[place % members.length] as Member;
  const value = holder[key] as Json;
  const put = (entries: readonly (readonly [string, Json])[]) => {
    for (const name of Object.keys(holder)) delete holder[name];
    Object.assign(holder, Object.fromEntries(entries));
  };
  const entries = Object.entries(holder);
  switch (kind) {
    case 'describe':
      if (isJsonObject(value)) holder[key] = { ...value, description: `Edited ${other}.` };
      else holder[key] = typeof value === 'boolean' ? !value : typeof value === 'number' ? value + 1 : `${value}!`;
      return copy;
    case 'remove':
      delete holder[key];
      return copy;
    case 'rename':
      put(entries.map(([name, part]) => [name === key ? `${name}Too` : name, part]));
      return copy;
    case 'rename everywhere':
      return JSON.parse(JSON.stringify(copy).replaceAll(inText(key), inText(`${key}Too`)));
    case 'copy':
      holder[`${key}Too`] = structuredClone(value);
      return copy;
    case 'turn':
      put(entries.toReversed());
      return copy;
    case 'replace': {
      const from = members[other % members.length] as Member;
      holder[key] = structuredClone(from.holder[from.key] as Json);
      return copy;
    }
    case 'configure':
      return copy;
  }
}
