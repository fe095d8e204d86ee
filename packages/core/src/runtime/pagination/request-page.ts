import type { Client } from '../client.ts';
import { APIError } from '../errors/api-error.ts';
import { BaseError } from '../errors/base-error.ts';
import type { PathValues } from '../http/build-request.ts';
import type { Exchange } from '../http/exchange.ts';
import { readJson } from '../http/read-body.ts';
import { send } from '../http/send.ts';
import type { PageOperation } from '../operation.ts';
import { CursorPage, type Page } from './page.ts';
import { PagePromise } from './page-promise.ts';
import type { PageRequestOptions } from './page-request-options.ts';

/**
 * Sends a call whose answer is a page of a list.
 *
 * @typeParam TItem - What the list holds.
 * @typeParam TBody - The answer's body, as the document says; it is not checked.
 * @throws {BaseError} Where `maxItems` is no number, or is negative; nothing is sent then.
 */
export function requestPage<TItem, TBody extends object>(
  client: Client,
  operation: PageOperation,
  pathValues: PathValues,
  params?: object | null,
  options?: PageRequestOptions,
): PagePromise<TItem, TBody> {
  const argument = operation.pagination.token;
  const first = (params as Record<string, unknown> | null | undefined)?.[argument];
  const tokens = new Map(typeof first === 'string' ? [[first, 0]] : []);

  const loadPage = (
    pageParams: object | null | undefined,
    index: number,
    pageOptions: PageRequestOptions | undefined,
  ): PagePromise<TItem, TBody> =>
    new PagePromise(
      async (isAwaited) => {
        if (!((options?.maxItems ?? 0) >= 0)) throw new BaseError('Option maxItems must be at least 0.');
        return send(client, operation, pathValues, pageParams, pageOptions, isAwaited);
      },
      async (exchange) =>
        CursorPage.create(await readPage<TBody>(exchange), { operation, options, index, tokens, load: loadNext }),
    );
  const loadNext = (token: string, index: number, signal = options?.signal): Promise<Page<TItem, TBody>> =>
    loadPage({ ...params, [argument]: token }, index, { ...options, signal });

  return loadPage(params, 0, options);
}

async function readPage<TBody extends object>(exchange: Exchange): Promise<TBody> {
  const body = await exchange.call.run(() => readJson(exchange));
  if (typeof body === 'object' && body !== null) return body as TBody;
  const { status, headers } = exchange.response;
  const { operation } = exchange.call;
  throw new APIError(`${status} The server did not send a page.`, { operation, status, headers, error: body });
}
