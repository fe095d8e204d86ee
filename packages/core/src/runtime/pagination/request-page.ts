import type { Client } from '../client.ts';
import { APIError } from '../errors/api-error.ts';
import type { PathValues } from '../http/build-request.ts';
import type { Exchange } from '../http/exchange.ts';
import { readJson } from '../http/read-body.ts';
import { send } from '../http/send.ts';
import type { PageOperation } from '../operation.ts';
import type { RequestOptions } from '../options.ts';
import { CursorPage, type Page } from './page.ts';
import { PagePromise } from './page-promise.ts';

/**
 * Sends a call whose answer is a page of a list.
 *
 * @typeParam TItem - What the list holds.
 * @typeParam TBody - The answer's body, as the document says; it is not checked.
 */
export function requestPage<TItem, TBody extends object>(
  client: Client,
  operation: PageOperation,
  pathValues: PathValues,
  params?: object | null,
  options?: RequestOptions,
): PagePromise<TItem, TBody> {
  const argument = operation.pagination.token;
  const first = (params as Record<string, unknown> | null | undefined)?.[argument];
  const tokens = new Map(typeof first === 'string' ? [[first, 0]] : []);

  const loadPage = (pageParams: object | null | undefined, index: number): PagePromise<TItem, TBody> =>
    new PagePromise(
      (isAwaited) => send(client, operation, pathValues, pageParams, options, isAwaited),
      async (exchange) =>
        CursorPage.create(await readPage<TBody>(exchange), { operation, index, tokens, load: loadNext }),
    );
  const loadNext = (token: string, index: number): Promise<Page<TItem, TBody>> =>
    loadPage({ ...params, [argument]: token }, index);

  return loadPage(params, 0);
}

async function readPage<TBody extends object>(exchange: Exchange): Promise<TBody> {
  const body = await exchange.call.run(() => readJson(exchange));
  if (typeof body === 'object' && body !== null) return body as TBody;
  const { status, headers } = exchange.response;
  const { operation } = exchange.call;
  throw new APIError(`${status} The server did not send a page.`, { operation, status, headers, error: body });
}
