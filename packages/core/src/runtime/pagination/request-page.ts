import type { Client } from '../client.ts';
import { BaseError } from '../errors/base-error.ts';
import { statusError } from '../errors/status-error.ts';
import type { PathValues } from '../http/build-request.ts';
import type { Exchange } from '../http/exchange.ts';
import { readAnswer } from '../http/read-answer.ts';
import { send } from '../http/send.ts';
import type { PageOperation } from '../operation.ts';
import { ListPage, type PageSource } from './page.ts';
import { PagePromise } from './page-promise.ts';
import type { PageRequestOptions } from './page-request-options.ts';
import type { PageCall } from './page-step.ts';

/**
 * Sends a call whose answer is a page of a list.
 *
 * @typeParam TItem - What the list holds.
 * @typeParam TBody - The answer's body, as the document says; checked only where the client has `validate`.
 * @throws {BaseError} Where `maxItems` is no number, or is negative; nothing is sent then.
 */
export function requestPage<TItem, TBody extends object>(
  client: Client,
  operation: PageOperation,
  pathValues: PathValues,
  params?: object | null,
  options?: PageRequestOptions,
): PagePromise<TItem, TBody> {
  const call = { client, operation, pathValues, params: params as PageCall['params'], options };
  const first = call.params?.[operation.pagination.token ?? ''];
  return loadPage(call, { index: 0, keys: new Map(first == null ? [] : [[String(first), 0]]) });
}

function loadPage<TItem, TBody extends object>(
  call: PageCall,
  place: Pick<PageSource<TItem, TBody>, 'index' | 'keys' | 'before'>,
  signal?: AbortSignal,
): PagePromise<TItem, TBody> {
  const { client, operation, pathValues, params, options } = call;
  const load: PageSource<TItem, TBody>['load'] = (step, index, before, nextSignal) =>
    loadPage(step.call(), { index, keys: place.keys, before }, nextSignal);
  return new PagePromise(
    async (isAwaited) => {
      if (!((options?.maxItems ?? 0) >= 0)) throw new BaseError('Option maxItems must be at least 0.');
      return send(client, operation, pathValues, params, signal ? { ...options, signal } : options, isAwaited);
    },
    async (exchange) =>
      ListPage.create(await readPage<TBody>(exchange), { ...place, call, response: exchange.response, load }),
  );
}

async function readPage<TBody extends object>(exchange: Exchange): Promise<TBody> {
  const body = await exchange.call.run(() => readAnswer(exchange));
  if (typeof body === 'object' && body !== null) return body as TBody;
  throw statusError(exchange, 'The server did not send a page.', { error: body });
}
