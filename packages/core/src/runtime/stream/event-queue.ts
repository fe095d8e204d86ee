/** First in, first out, in constant time. */
export class EventQueue<T> {
  #items: T[] = [];
  #head = 0;

  get isEmpty(): boolean {
    return this.#head === this.#items.length;
  }

  push(item: T): void {
    this.#items.push(item);
  }

  /** The oldest item. Only for a queue that is not empty. */
  shift(): T {
    const item = this.#items[this.#head] as T;
    this.#head += 1;
    if (this.isEmpty) this.clear();
    return item;
  }

  clear(): void {
    this.#items = [];
    this.#head = 0;
  }
}
