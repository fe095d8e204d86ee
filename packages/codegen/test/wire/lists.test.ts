import { describe, expect, it } from 'vitest';
import { wireFamily } from './wire-family.ts';

const family = wireFamily('lists');

const lines = () => family.received.map(({ line }) => line);

async function all(list: Promise<unknown>): Promise<unknown[]> {
  const collected: unknown[] = [];
  for await (const item of (await list) as AsyncIterable<unknown>) collected.push(item);
  return collected;
}

/** Answers each request with the next of these bodies; a request after the last gets an empty list. */
function answerPages(...bodies: readonly unknown[]): void {
  family.answer = (_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(bodies[family.received.length - 1] ?? []));
  };
}

/** Answers with a list of its page's number, and with these headers `Link` one after the other. */
function answerLinks(...links: readonly string[]): void {
  family.answer = (_, response) => {
    const index = family.received.length - 1;
    response.setHeader('content-type', 'application/json');
    if (links[index] !== undefined) response.setHeader('link', links[index]);
    response.end(JSON.stringify([{ name: String(index) }]));
  };
}

const call = (id: string, ...given: readonly unknown[]) =>
  family.callWith({ apiKey: 'my key', maxRetries: 0 }, id, ...given);

describe('a list by offsets', () => {
  it('asks for what follows the items that came, until all are here', async () => {
    answerPages({ results: ['a', 'b'], total: 5 }, { results: ['c'], total: 5 }, { results: ['d', 'e'], total: 5 });
    expect(await all(call('offsets.list', { limit: 2 }))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(lines()).toEqual(['GET /offsets?limit=2', 'GET /offsets?limit=2&offset=2', 'GET /offsets?limit=2&offset=3']);
  });

  it('begins where the caller says, and ends at a page without items', async () => {
    answerPages({ results: ['a'] }, { results: [] });
    expect(await all(call('offsets.list', { offset: 7 }))).toEqual(['a']);
    expect(lines()).toEqual(['GET /offsets?offset=7', 'GET /offsets?offset=8']);
  });

  it('whose server passes over the offset is an error and no endless loop', async () => {
    family.answer = (_, response) => void response.end('{"results":["a","b"]}');
    await expect(all(call('offsets.list'))).rejects.toThrow('The server repeats a page of offsets.list');
    expect(lines()).toHaveLength(2);
  });
});

describe('a list by its last item', () => {
  it('asks for what follows that, until the answer says that there are no more', async () => {
    answerPages({ data: [{ id: 'a' }, { id: 'b&c' }], has_more: true }, { data: [{ id: 'd' }], has_more: false });
    expect(await all(call('items.list', { limit: 2 }))).toEqual([{ id: 'a' }, { id: 'b&c' }, { id: 'd' }]);
    expect(lines()).toEqual(['GET /items?limit=2', 'GET /items?limit=2&starting_after=b%26c']);
  });

  it('ends at a page without items, whatever the answer says', async () => {
    answerPages({ data: [], has_more: true });
    expect(await all(call('items.list'))).toEqual([]);
  });

  it('whose server passes over the item is an error and no endless loop', async () => {
    family.answer = (_, response) => void response.end('{"data":[{"id":"a"}],"has_more":true}');
    await expect(all(call('items.list'))).rejects.toThrow('The server repeats a page of items.list');
    expect(lines()).toHaveLength(2);
  });
});

describe('a list that is told of its next page inside of another property', () => {
  it('goes on by a token, until what is around it is null', async () => {
    const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    answerPages({ data: [a, b], next_page: { offset: 'x&y', path: '/' } }, { data: [c], next_page: null });
    expect(await all(call('innerTokens.list', { limit: 2 }))).toEqual([a, b, c]);
    expect(lines()).toEqual(['GET /inner-tokens?limit=2', 'GET /inner-tokens?limit=2&offset=x%26y']);
  });

  it('goes on by page numbers, until it is not there', async () => {
    answerPages({ colors: ['a'], links: { pages: { next: '/2' } } }, { colors: ['b'], links: {} });
    expect(await all(call('innerSigns.list'))).toEqual(['a', 'b']);
    expect(lines()).toEqual(['GET /inner-signs', 'GET /inner-signs?page=2']);
  });

  it('follows the address that it is', async () => {
    answerPages({ data: ['a'], links: { next: '/inner-links?cursor=2' } }, { data: ['b'], links: { next: null } });
    expect(await all(call('innerLinks.list'))).toEqual(['a', 'b']);
    expect(lines()).toEqual(['GET /inner-links', 'GET /inner-links?cursor=2']);
  });
});

describe('a list inside of another property', () => {
  it('is read on by offsets until all are here', async () => {
    const colors = (items: readonly string[]) => ({ colors: { items, total: 3 } });
    answerPages(colors(['a', 'b']), colors(['c']));
    expect(await all(call('innerColors.list'))).toEqual(['a', 'b', 'c']);
    expect(lines()).toEqual(['GET /inner-colors', 'GET /inner-colors?offset=2']);
  });

  it('has no items where the answer lacks what is around it', async () => {
    answerPages({});
    expect(await all(call('innerColors.list'))).toEqual([]);
  });
});

describe('a list by page numbers', () => {
  it('counts from the first page of the document, until the answer says that there are no more', async () => {
    answerPages({ items: [{ name: 'a' }], has_more: true }, { items: [{ name: 'b' }], has_more: false });
    expect(await all(call('numbers.list', { per_page: 1 }))).toEqual([{ name: 'a' }, { name: 'b' }]);
    expect(lines()).toEqual(['GET /numbers?per_page=1', 'GET /numbers?per_page=1&page=1']);
  });

  it('ends at the last of the pages that the answer counts', async () => {
    const meta = { total_pages: 2 };
    answerPages({ items: ['a'], meta }, { items: ['b'], meta });
    expect(await all(call('countedNumbers.list'))).toEqual(['a', 'b']);
    expect(lines()).toEqual(['GET /counted-numbers', 'GET /counted-numbers?page=1']);
  });

  it('reads on where the answer does not count its pages', async () => {
    answerPages({ items: ['a'] }, { items: ['b'], meta: { total_pages: null } }, { items: [] });
    expect(await all(call('countedNumbers.list'))).toEqual(['a', 'b']);
    expect(lines()).toHaveLength(3);
  });

  it('that stand in an object are parameters of their own', async () => {
    answerPages({ content: ['a'], totalPages: 2 }, { content: ['b'], totalPages: 2 });
    expect(await all(call('pageableNumbers.list', { size: 1, sort: ['x', 'y'] }))).toEqual(['a', 'b']);
    expect(lines().map((line) => line.replace('GET /pageable-numbers?', ''))).toEqual([
      'size=1&sort=x&sort=y',
      'size=1&sort=x&sort=y&page=1',
    ]);
  });

  it('of bare lists ends at an empty one', async () => {
    answerPages(['a'], ['b'], []);
    expect(await all(call('bareNumbers.list', { page: 2 }))).toEqual(['a', 'b']);
    expect(lines()).toEqual(['GET /bare-numbers?page=2', 'GET /bare-numbers?page=3', 'GET /bare-numbers?page=4']);
  });

  it('gives a bare list as the items of a page', async () => {
    answerPages(['a'], []);
    const page = (await call('bareNumbers.list')) as Record<string, unknown>;
    expect([page.items, page.body, page['0']]).toEqual([['a'], ['a'], undefined]);
  });
});

describe('a list by links', () => {
  it('follows the link to the next page as it is, with the key and the headers of the call', async () => {
    answerLinks(
      `<${family.url}/links?page=0>; rel="prev", <${family.url}/other/%7B1%7D?after=x%26y&tags=a&tags=b>; title="a, b"; rel="last next"`,
      '</third?page=3>; rel=next',
      `<${family.url}/first>; rel="first"`,
    );
    const items = await all(
      call('links.list', { page: 1, tags: ['a', 'b'], 'X-Trace': 't' }, { headers: { 'x-mine': 'm' } }),
    );
    expect(items).toEqual([{ name: '0' }, { name: '1' }, { name: '2' }]);
    expect(lines()).toEqual([
      'GET /links?page=1&tags=a&tags=b',
      'GET /other/%7B1%7D?after=x%26y&tags=a&tags=b',
      'GET /third?page=3',
    ]);
    for (const { headers } of family.received) {
      expect(headers).toMatchObject({ authorization: 'Bearer my key', 'x-trace': 't', 'x-mine': 'm' });
    }
  });

  it.each([
    ['another host', () => '<https://elsewhere.test/x?page=2>; rel=next'],
    ['another port', () => '<http://127.0.0.1:9/x?page=2>; rel=next'],
    ['another scheme', () => `<${family.url.replace('http', 'https')}/x>; rel=next`],
    ['a scheme without a host', () => '<data:text/plain,x>; rel=next'],
    ['an address after two slashes', () => '<//elsewhere.test/x>; rel=next'],
    ['no address', () => '<http://[>; rel=next'],
  ])('does not follow %s', async (_, link) => {
    answerLinks(link());
    await expect(all(call('links.list'))).rejects.toThrow("at another origin than the client's");
    expect(family.received).toHaveLength(1);
  });

  it('that leads to itself is an error and no endless loop', async () => {
    answerLinks('</x?page=2>; rel=next', '</x?page=2>; rel=next');
    await expect(all(call('links.list'))).rejects.toThrow('The server repeats a page');
    expect(family.received).toHaveLength(2);
  });

  it.each(['<https://a.test', 'next', '<a>; rel="nextish"', '<a>; title="rel=next"', ''])(
    'ends at a header that names no next page: %j',
    async (link) => {
      answerLinks(link);
      expect(await all(call('links.list'))).toEqual([{ name: '0' }]);
    },
  );
});
