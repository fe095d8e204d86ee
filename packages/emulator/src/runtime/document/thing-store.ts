import type { JsonObject } from './json-object.ts';

/** The things of one collection, in the order of their creation. */
export type Things = Map<string, JsonObject>;

/** What was created, for each key apart. It is forgotten with the process. */
export class ThingStore {
  readonly #collections = new Map<string, Things>();

  /**
   * The things of a collection.
   *
   * @param key - Whose things. Nobody sees those of another key.
   * @param path - Path of the collection as it was called: `/owners/7/pets`.
   */
  things(key: string, path: string): Things {
    const place = placeOf(key, path);
    const things = this.#collections.get(place) ?? new Map<string, JsonObject>();
    this.#collections.set(place, things);
    return things;
  }

  /** Forgets everything below a path. */
  forgetBelow(key: string, path: string): void {
    const start = placeOf(key, `${path}/`);
    for (const place of this.#collections.keys()) if (place.startsWith(start)) this.#collections.delete(place);
  }
}

function placeOf(key: string, path: string): string {
  return `${key.length} ${key} ${path}`;
}
