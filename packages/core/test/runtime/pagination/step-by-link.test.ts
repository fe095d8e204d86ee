import { expect, it } from 'vitest';
import { splitParams } from '../../../src/runtime/http/split-params.ts';
import { splitStyledParams } from '../../../src/runtime/http/split-styled.ts';
import type { PageOperation } from '../../../src/runtime/operation.ts';
import { requestPage } from '../../../src/runtime/pagination/request-page.ts';
import { stepByLink } from '../../../src/runtime/pagination/step-by-link.ts';
import { serve } from '../../support/serve.ts';
import { testClient } from '../../support/test-client.ts';

const listThings: PageOperation = {
  id: 'things.list',
  method: 'GET',
  path: '/things',
  split: splitStyledParams,
  parameters: {
    tenant: { in: 'cookie' },
    version: { in: 'header', name: 'x-version' },
    size: { in: 'query' },
  },
  pagination: { step: stepByLink },
};
const findThings: PageOperation = {
  ...listThings,
  id: 'things.find',
  method: 'POST',
  split: splitParams,
  body: { mediaType: 'application/json', required: true },
};

it.each<[string, PageOperation, object, object]>([
  [
    'headers and cookies',
    listThings,
    { tenant: 'acme', version: 2 },
    { cookie: 'tenant=acme', version: '2', body: '' },
  ],
  ['the body', findThings, { version: 2, words: 'a' }, { cookie: undefined, version: '2', body: '{"words":"a"}' }],
])('%s go along to the next page, what its address holds does not', async (_, operation, params, wanted) => {
  const seen: object[] = [];
  await using server = await serve(({ url, headers }, response, index) => {
    const { cookie, 'x-version': version } = headers;
    seen.push({ url, cookie, version, body: server.requests.at(-1)?.body });
    if (index === 0) response.setHeader('link', '</things?page=2>; rel="next"');
    response.end('["a"]');
  });
  const items: string[] = [];
  const client = testClient({ baseURL: server.url });
  for await (const item of requestPage<string, string[]>(client, operation, {}, { size: 1, ...params })) {
    items.push(item);
  }
  expect(items).toEqual(['a', 'a']);
  expect(seen).toEqual([
    { ...wanted, url: '/things?size=1' },
    { ...wanted, url: '/things?page=2' },
  ]);
});
