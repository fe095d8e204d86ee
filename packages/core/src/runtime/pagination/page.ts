import { BaseError } from '../errors/base-error.ts';
import type { PageOperation } from '../operation.ts';

/** How a page reads the one after it. */
export interface PageSource<TItem, TBody extends object> {
  readonly operation: PageOperation;
  /** Number of this page in its chain, from 0. */
  readonly index: number;
  /** Tokens of the chain, each with the number of the page that it leads to. Shared by all pages of the chain. */
  readonly tokens: Map<string, number>;
  readonly load: (token: string, index: number) => Promise<Page<TItem, TBody>>;
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
  async getNextPage(): Promise<Page<TItem, TBody>> {
    const { operation, index, tokens, load } = this.#source;
    const token = this.#nextToken();
    if (token === undefined) throw new BaseError('There is no next page: check hasNextPage() first.');
    if ((tokens.get(token) ?? Infinity) <= index) {
      throw new BaseError(`The server repeats a page token of ${operation.id}: reading on would never end.`);
    }
    tokens.set(token, index + 1);
    return load(token, index + 1);
  }

  /** This page and all that follow, each read when it is asked for. */
  async *iterPages(): AsyncGenerator<Page<TItem, TBody>, void, undefined> {
    let page = this as unknown as Page<TItem, TBody>;
    yield page;
    while (page.hasNextPage()) {
      page = await page.getNextPage();
      yield page;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<TItem, void, undefined> {
    for await (const page of this.iterPages()) yield* page.items;
  }

  #nextToken(): string | undefined {
    const token = (this.body as Record<string, unknown>)[this.#source.operation.pagination.next];
    return token === undefined || token === null || token === '' ? undefined : String(token);
  }
}
