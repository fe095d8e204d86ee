/**
 * Hands out names so that none is given twice in one scope. The rule for collisions: the first claim keeps its wish,
 * a later one takes the first of its alternatives that is free, and after those its wish with a number, from 2.
 */
export class NameRegistry {
  readonly #taken: Set<string>;

  /** @param reserved - names that nobody may have. */
  constructor(reserved: Iterable<string> = []) {
    this.#taken = new Set(reserved);
  }

  /** Whether a name is given or reserved. */
  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** Takes the first free name. */
  claim(wish: string, ...alternatives: readonly string[]): string {
    const name = [wish, ...alternatives].find((candidate) => !this.#taken.has(candidate)) ?? this.#numbered(wish);
    this.#taken.add(name);
    return name;
  }

  #numbered(wish: string): string {
    let number = 2;
    while (this.#taken.has(`${wish}${number}`)) number += 1;
    return `${wish}${number}`;
  }
}
