/**
 * Hands out names so that none is given twice in one scope. The rule for collisions: the first claim keeps its wish,
 * a later one takes the first of its alternatives that is free, and after those its wish with a number, from 2.
 */
export class NameRegistry {
  readonly #taken: Set<string>;
  readonly #others: { has(name: string): boolean };

  /**
   * @param reserved - names that nobody may have.
   * @param others - tells of more of them: many scopes share what is too long to be copied into each.
   */
  constructor(reserved: Iterable<string> = [], others: { has(name: string): boolean } = new Set()) {
    this.#taken = new Set(reserved);
    this.#others = others;
  }

  /** Whether a name is given or reserved. */
  has(name: string): boolean {
    return this.#taken.has(name) || this.#others.has(name);
  }

  /** Takes the first free name. */
  claim(wish: string, ...alternatives: readonly string[]): string {
    const name = [wish, ...alternatives].find((candidate) => !this.has(candidate)) ?? this.#numbered(wish);
    this.#taken.add(name);
    return name;
  }

  #numbered(wish: string): string {
    let number = 2;
    while (this.has(`${wish}${number}`)) number += 1;
    return `${wish}${number}`;
  }
}
