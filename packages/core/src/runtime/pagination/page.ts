import { BaseError } from '../errors/base-error.ts';
import type { PageAnswer, PageStep } from './page-step.ts';
import { readProperty } from './read-property.ts';
import { repeatedPage } from './repeated-page.ts';
import { stepByToken } from './step-by-token.ts';

/** Where a page comes from, and how the one after it is read. */
export interface PageSource<TItem, TBody extends object> extends Pick<PageAnswer, 'before' | 'call' | 'response'> {
  /** Number of this page in its chain, from 0. */
  readonly index: number;
  /** What asked for the pages of the chain, each with the number of its page. Shared by all pages of the chain. */
  readonly keys: Map<string, number>;
  /** @param signal - Ends the request in place of the caller's signal. */
  readonly load: (
    step: PageStep,
    index: number,
    before: readonly unknown[],
    signal?: AbortSignal,
  ) => Promise<Page<TItem, TBody>>;
}

/**
 * One page of a list, with the other properties of the answer as its own.
 *
 * @typeParam TItem - What the list holds.
 * @typeParam TBody - The answer as the document describes it.
 */
export type Page<TItem, TBody extends object> = ListPage<TItem, TBody> &
  Omit<TBody, keyof ListPage<TItem, TBody> | (TBody extends readonly unknown[] ? keyof TBody : never)>;

/** What every page can do. Iterating over it gives the items of this page and of all that follow. */
export class ListPage<TItem, TBody extends object> implements AsyncIterable<TItem> {
  /** The items of this page. */
  readonly items: readonly TItem[];
  /** The answer as it was sent: plain data. */
  readonly body: TBody;
  readonly #source: PageSource<TItem, TBody>;

  private constructor(body: TBody, source: PageSource<TItem, TBody>) {
    const { items } = source.call.operation.pagination;
    const list = readProperty(body, items);
    this.items = Array.isArray(list) ? list : [];
    this.body = body;
    this.#source = source;
  }

  /** @internal */
  static create<TItem, TBody extends object>(body: TBody, source: PageSource<TItem, TBody>): Page<TItem, TBody> {
    const page = new ListPage(body, source);
    // What a server sends must not take the place of a method.
    const own = Array.isArray(body) ? [] : Object.entries(body).filter(([name]) => !(name in page));
    return Object.assign(page, Object.fromEntries(own)) as unknown as Page<TItem, TBody>;
  }

  /** Whether there is a next page, as far as this one tells. Where lists are read by numbers it may have no items. */
  hasNextPage(): boolean {
    return this.#step() !== undefined;
  }

  /**
   * Reads the next page, with the options of the first call.
   *
   * @throws {BaseError} Where there is none, or where the server repeats a page: reading on would never end.
   */
  getNextPage(): Promise<Page<TItem, TBody>> {
    return this.#readNext();
  }

  /**
   * This page and all that follow, each whole, read when it is asked for, or one ahead with `prefetch`. With `maxItems`
   * it ends once these are there.
   */
  async *iterPages(): AsyncGenerator<Page<TItem, TBody>, void, undefined> {
    const { signal, maxItems = Infinity, prefetch } = this.#source.call.options ?? {};
    const controller = new AbortController();
    const either = prefetch && (signal ? AbortSignal.any([signal, controller.signal]) : controller.signal);
    let page = this as unknown as Page<TItem, TBody>;
    let count = 0;
    try {
      for (;;) {
        count += page.items.length;
        const isLast = count >= maxItems || !page.hasNextPage();
        const next = either && !isLast ? page.#readNext(either) : undefined;
        // It is thrown when the loop comes to it, if it does.
        next?.catch(() => undefined);
        yield page;
        if (isLast) return;
        page = await (next ?? page.getNextPage());
      }
    } finally {
      controller.abort();
    }
  }

  /** The items of this page and of all that follow. With `maxItems` it ends once these are there. */
  async *[Symbol.asyncIterator](): AsyncGenerator<TItem, void, undefined> {
    let left = this.#source.call.options?.maxItems ?? Infinity;
    for await (const { items } of this.iterPages()) {
      yield* items.slice(0, left);
      left -= items.length;
    }
  }

  async #readNext(signal?: AbortSignal): Promise<Page<TItem, TBody>> {
    const { call, index, keys, load } = this.#source;
    const step = this.#step();
    if (!step) throw new BaseError('There is no next page: check hasNextPage() first.');
    if ((keys.get(step.key) ?? Infinity) <= index) throw repeatedPage(call);
    keys.set(step.key, index + 1);
    return load(step, index + 1, this.items, signal);
  }

  #step(): PageStep | undefined {
    const { items } = this;
    const body = this.body as Readonly<Record<string, unknown>>;
    return (this.#source.call.operation.pagination.step ?? stepByToken)({ ...this.#source, items, body });
  }
}
