import { describe, expect, it } from 'vitest';
import { APIUserAbortError } from '../../../src/runtime/errors/api-user-abort-error.ts';
import type { PageOperation } from '../../../src/runtime/operation.ts';
import { ListPage } from '../../../src/runtime/pagination/page.ts';
import type { PageRequestOptions } from '../../../src/runtime/pagination/page-request-options.ts';
import { requestPage } from '../../../src/runtime/pagination/request-page.ts';
import { serve } from '../../support/serve.ts';
import { rejection, testClient } from '../../support/test-client.ts';

interface Things {
  readonly data: readonly string[];
  readonly next?: string | null | undefined;
  readonly total?: number;
}

const listThings: PageOperation = {
  id: 'things.list',
  method: 'GET',
  path: '/things',
  pagination: { items: 'data', next: 'next', token: 'after' },
};

/** Lists over pages by token; the first page has the token `''`. */
function lists(pages: Record<string, unknown>, params?: object, options?: PageRequestOptions) {
  const urls: string[] = [];
  const fetch = async (url: unknown) => {
    urls.push(String(url));
    return Response.json(pages[new URL(String(url)).searchParams.get('after') ?? '']);
  };
  return { urls, list: () => requestPage<string, Things>(testClient({ fetch }), listThings, {}, params, options) };
}

const three = {
  '': { data: ['a', 'b'], next: 'x', total: 3 },
  x: { data: [], next: 'y' },
  y: { data: ['c'], next: null },
};

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

describe('a list', () => {
  it('iterated gives the items of all pages, empty ones passed over', async () => {
    const { list, urls } = lists(three, { size: 2 });
    expect(await all(list())).toEqual(['a', 'b', 'c']);
    expect(urls).toEqual([
      'https://api.test/things?size=2',
      'https://api.test/things?size=2&after=x',
      'https://api.test/things?size=2&after=y',
    ]);
  });

  it('awaited is the first page', async () => {
    const page = await lists(three).list();
    expect(page).toBeInstanceOf(ListPage);
    expect(page.items).toEqual(['a', 'b']);
    expect(page.body).toEqual(three['']);
    expect([page.total, page.next]).toEqual([3, 'x']);
    expect(page.hasNextPage()).toBe(true);
  });

  it('reads no page before it is asked for', async () => {
    const { list, urls } = lists(three);
    for await (const item of list()) if (item === 'b') break;
    expect(urls).toHaveLength(1);
  });

  it('rejects an answer that is no page', async () => {
    expect(await rejection(lists({ '': 5 }).list())).toMatchObject({ name: 'APIError', status: 200, error: 5 });
  });

  it('without items has none', async () => {
    expect(await all(lists({ '': {} }).list())).toEqual([]);
  });

  it('gives its answer as it came', async () => {
    const response = await lists(three).list().asResponse();
    expect(await response.json()).toEqual(three['']);
  });
});

describe('a page', () => {
  it('iterated gives its items and those that follow', async () => {
    const page = await lists(three).list();
    expect(await all(page)).toEqual(['a', 'b', 'c']);
    expect((await all(page.iterPages())).map(({ items }) => items)).toEqual([['a', 'b'], [], ['c']]);
  });

  it('leads to the same next page again and again', async () => {
    const page = await lists(three).list();
    const [first, second] = [await page.getNextPage(), await page.getNextPage()];
    expect(first.body).toEqual(second.body);
    expect((await second.getNextPage()).items).toEqual(['c']);
  });

  it('that is the last one leads nowhere', async () => {
    const page = await lists({ '': { data: [], next: '' } }).list();
    expect(page.hasNextPage()).toBe(false);
    expect((await rejection(page.getNextPage())).message).toMatch('There is no next page');
  });

  it('keeps its methods whatever the server sends', async () => {
    const body = '{"data":["a"],"hasNextPage":1,"items":["evil"],"body":2,"__proto__":{"total":9},"constructor":3}';
    const page = await lists({ '': JSON.parse(body) }).list();
    expect(page.hasNextPage()).toBe(false);
    expect(page.items).toEqual(['a']);
    expect(page).toBeInstanceOf(ListPage);
    expect(page.total).toBeUndefined();
  });
});

describe('a repeated token', () => {
  it.each([
    ['of the same page', { '': { data: ['a'], next: 'x' }, x: { data: ['b'], next: 'x' } }, ['a', 'b']],
    [
      'of a page before',
      { '': { data: ['a'], next: 'x' }, x: { data: ['b'], next: 'y' }, y: { data: ['c'], next: 'x' } },
      ['a', 'b', 'c'],
    ],
  ])('%s is an error and no endless loop', async (_, pages, wanted) => {
    const seen: string[] = [];
    const reading = async () => {
      for await (const item of lists(pages).list()) seen.push(item);
    };
    expect((await rejection(reading())).message).toMatch('The server repeats a page of things.list');
    expect(seen).toEqual(wanted);
  });

  it('that the caller began with is an error', async () => {
    const { list } = lists({ x: { data: ['a'], next: 'x' } }, { after: 'x' });
    expect((await rejection(all(list()))).message).toMatch('repeats a page');
  });
});

describe('maxItems', () => {
  it.each([
    [0, [], 1],
    [1, ['a'], 1],
    [2, ['a', 'b'], 1],
    [3, ['a', 'b', 'c'], 3],
    [9, ['a', 'b', 'c'], 3],
    [Infinity, ['a', 'b', 'c'], 3],
  ])('of %d ends the loop, and no page is read beyond', async (maxItems, wanted, requests) => {
    const { list, urls } = lists(three, {}, { maxItems, prefetch: true });
    expect(await all(list())).toEqual(wanted);
    expect(urls).toHaveLength(requests);
  });

  it('leaves pages whole, and ends after the one that has the last item', async () => {
    const { list, urls } = lists(three, {}, { maxItems: 1 });
    const page = await list();
    expect((await all(page.iterPages())).map(({ items }) => items)).toEqual([['a', 'b']]);
    expect((await page.getNextPage()).items).toEqual([]);
    expect(urls).toHaveLength(2);
  });

  it.each([-1, Number.NaN])('of %d is refused before anything is sent', async (maxItems) => {
    const { list, urls } = lists(three, {}, { maxItems });
    expect((await rejection(list())).message).toBe('Option maxItems must be at least 0.');
    expect(urls).toEqual([]);
  });
});

describe('prefetch', () => {
  /** A server whose second page hangs, once asked for. */
  async function hanging() {
    const closed = Promise.withResolvers<void>();
    const asked = Promise.withResolvers<void>();
    const server = await serve((_, response, index) => {
      if (index === 0) return response.end('{"data":["a","b"],"next":"x"}');
      response.on('close', () => closed.resolve());
      asked.resolve();
    });
    const list = (options: PageRequestOptions) =>
      requestPage<string, Things>(testClient({ baseURL: server.url }), listThings, {}, {}, options);
    return { server, list, asked: asked.promise, closed: closed.promise };
  }

  it('reads each page while the one before is at work', async () => {
    const { list, urls } = lists(three, {}, { prefetch: true });
    const requests: number[] = [];
    for await (const _ of list()) {
      await new Promise(setImmediate);
      requests.push(urls.length);
    }
    expect(requests).toEqual([2, 2, 3]);
  });

  it('is aborted when the loop is left', async () => {
    const { server, list, asked, closed } = await hanging();
    await using _ = server;
    for await (const item of list({ prefetch: true })) {
      expect(item).toBe('a');
      await asked;
      break;
    }
    await closed;
    expect(server.requests).toHaveLength(2);
  });

  it("obeys the caller's signal", async () => {
    const { server, list, asked, closed } = await hanging();
    await using _ = server;
    const controller = new AbortController();
    const items = list({ prefetch: true, signal: controller.signal })[Symbol.asyncIterator]();
    await items.next();
    await asked;
    controller.abort('enough');
    await closed;
    expect((await items.next()).value).toBe('b');
    const error = await rejection(items.next());
    expect(error).toBeInstanceOf(APIUserAbortError);
    expect(error.cause).toBe('enough');
  });

  it('throws its failure where the loop comes to it, and nowhere else', async () => {
    const failing = { '': { data: ['a', 'b'], next: 'x' }, x: 5 };
    const seen: string[] = [];
    const reading = async () => {
      for await (const item of lists(failing, {}, { prefetch: true }).list()) {
        await new Promise(setImmediate);
        seen.push(item);
      }
    };
    expect((await rejection(reading())).message).toMatch('did not send a page');
    expect(seen).toEqual(['a', 'b']);
    for await (const _ of lists(failing, {}, { prefetch: true }).list()) {
      await new Promise(setImmediate);
      break;
    }
  });
});
