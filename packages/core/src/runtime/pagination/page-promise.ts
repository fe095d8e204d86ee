import { APIPromise } from '../http/api-promise.ts';
import type { Page } from './page.ts';

/**
 * The result of a call that reads a list: awaited it is the first page, iterated all items of all pages.
 *
 * @typeParam TItem - What the list holds.
 * @typeParam TBody - The answer as the document describes it.
 *
 * @example
 * ```ts
 * for await (const item of list(client)) console.log(item);
 * const page = await list(client);
 * ```
 */
export class PagePromise<TItem, TBody extends object>
  extends APIPromise<Page<TItem, TBody>>
  implements AsyncIterable<TItem>
{
  /** The items of all pages. */
  async *[Symbol.asyncIterator](): AsyncGenerator<TItem, void, undefined> {
    yield* await this;
  }
}
