import { BaseError } from '../errors/base-error.ts';
import type { PageOperation } from '../operation.ts';
import type { PageRequestOptions } from './page-request-options.ts';

/** How a page reads the one after it. */
export interface PageSource<TItem, TBody extends object> {
  readonly operation: PageOperation;
  readonly options: PageRequestOptions | undefined;
  /** Number of this page in its chain, from 0. */
  readonly index: number;
  /** Tokens of the chain, each with the number of the page that it leads to. Shared by all pages of the chain. */
  readonly tokens: Map<string, number>;
  /** @param signal - Ends the request in place of the caller's signal. */
  readonly load: (token: string, index: number, signal?: AbortSignal) => Promise<Page<TItem, TBody>>;
}

/**
 * One page of a list, with the other properties of the answer as its own.
 *
 * @typeParam TItem - What the list holds.
 * @typeParam TBody - The answer as the document describes it.
 */
export type Page<TItem, TBody extends object> = CursorPage<TItem, TBody> & Omit<TBody, keyof CursorPage<TItem, TBody>>;

/** What every page can do. Iterating over it gives the items of this page and of all that follow. */
export class CursorPage<TItem, TBody extends object> implements AsyncIterable<TItem> {
  /** The items of this page. */
  readonly items: readonly TItem[];
  /** The answer as it was sent: plain data. */
  readonly body: TBody;
  readonly #source: PageSource<TItem, TBody>;

  private constructor(body: TBody, source: PageSource<TItem, TBody>) {
    this.items = ((body as Record<string, unknown>)[source.operation.pagination.items] ?? []) as readonly TItem[];
    this.body = body;
    this.#source = source;
  }

  /** @internal */
  static create<TItem, TBody extends object>(body: TBody, source: PageSource<TItem, TBody>): Page<TItem, TBody> {
    const page = new CursorPage(body, source);
    // What a server sends must not take the place of a method.
    const own = Object.entries(body).filter(([name]) => !(name in page));
    return Object.assign(page, Object.fromEntries(own)) as unknown as Page<TItem, TBody>;
  }

  /** Whether the server has named a next page. */
  hasNextPage(): boolean {
    return this.#nextToken() !== undefined;
  }

  /**
   * Reads the next page, with the options of the first call.
   *
   * @throws {BaseError} Where there is none, or where its token has led to this page or to one before: reading on would
   *   never end.
   */
  getNextPage(): Promise<Page<TItem, TBody>> {
    return this.#readNext();
  }

  /**
   * This page and all that follow, each whole, read when it is asked for, or one ahead with `prefetch`. With `maxItems`
   * it ends once these are there.
   */
  async *iterPages(): AsyncGenerator<Page<TItem, TBody>, void, undefined> {
    const { signal, maxItems = Infinity, prefetch } = this.#source.options ?? {};
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

  async *[Symbol.asyncIterator](): AsyncGenerator<TItem, void, undefined> {
    let left = this.#source.options?.maxItems ?? Infinity;
    for await (const { items } of this.iterPages()) {
      yield* items.slice(0, left);
      left -= items.length;
    }
  }

  async #readNext(signal?: AbortSignal): Promise<Page<TItem, TBody>> {
    const { operation, index, tokens, load } = this.#source;
    const token = this.#nextToken();
    if (token === undefined) throw new BaseError('There is no next page: check hasNextPage() first.');
    if ((tokens.get(token) ?? Infinity) <= index) {
      throw new BaseError(`The server repeats a page token of ${operation.id}: reading on would never end.`);
    }
    tokens.set(token, index + 1);
    return load(token, index + 1, signal);
  }

  #nextToken(): string | undefined {
    const token = (this.body as Record<string, unknown>)[this.#source.operation.pagination.next];
    return token === undefined || token === null || token === '' ? undefined : String(token);
  }
}
