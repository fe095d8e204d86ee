import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { FullClient } from '../../../src/runtime/full-client.ts';
import { clientAt } from '../../../src/runtime/http/client-at.ts';
import { clientCredentials } from '../../../src/runtime/http/client-credentials.ts';
import { credentials } from '../../../src/runtime/http/credentials.ts';
import { openapiClient } from '../../../src/runtime/http/openapi-client.ts';
import { request } from '../../../src/runtime/http/request.ts';
import type { PageOperation } from '../../../src/runtime/operation.ts';
import type { ClientOptions } from '../../../src/runtime/options.ts';
import { requestPage } from '../../../src/runtime/pagination/request-page.ts';
import { stepByLink } from '../../../src/runtime/pagination/step-by-link.ts';
import { serve, type TestServer } from '../../support/serve.ts';
import { testDefaults } from '../../support/test-client.ts';

const given = { clientId: 'mine', clientSecret: 'secret-of-client' };
const findCredentials = credentials({
  options: { clientId: { env: [] }, clientSecret: { env: [] } },
  ways: [['clientId', 'clientSecret']],
  token: clientCredentials('/token', 'TEST_TOKEN_URL', []),
});

/** A server that gives tokens, and answers every call by its token. Pages of lists link to a second one. */
function serveTokens(expiresIn?: number): Promise<TestServer> {
  let count = 0;
  return serve(({ url, headers }, response) => {
    if (url === '/token') {
      count += 1;
      response.end(JSON.stringify({ access_token: `token-number-${count}`, expires_in: expiresIn }));
      return;
    }
    response.setHeader('content-type', 'application/json').setHeader('x-request-id', `${headers.authorization}`);
    if (!url?.includes('page=2')) response.setHeader('link', '</v1/things?page=2>; rel="next"');
    response.end(JSON.stringify([headers.authorization]));
  });
}

function tokenClient({ url }: TestServer, options: ClientOptions = {}): FullClient {
  const { auth: _, ...defaults } = testDefaults;
  return new FullClient({ ...given, baseURL: `${url}/v1`, ...options } as ClientOptions, {
    ...defaults,
    credentials: findCredentials,
  });
}

const listThings: PageOperation = {
  id: 'things.list',
  method: 'GET',
  path: '/things',
  pagination: { step: stepByLink },
};

it('gets one token for all pages of a list, wherever their links go', async () => {
  await using server = await serveTokens();
  const items: string[] = [];
  for await (const item of requestPage<string, string[]>(tokenClient(server), listThings, {})) items.push(item);
  expect(items).toEqual(['Bearer token-number-1', 'Bearer token-number-1']);
  expect(server.requests.map(({ url }) => url)).toEqual(['/token', '/v1/things', '/v1/things?page=2']);
});

it('gets one token anew for all calls whose token is refused, however late', async () => {
  let count = 0;
  let refuseLate = () => {};
  await using server = await serve(({ url, headers }, response) => {
    if (url === '/token') {
      count += 1;
      response.end(JSON.stringify({ access_token: `token-number-${count}` }));
    } else if (url === '/v1/first' || headers.authorization === 'Bearer token-number-2') {
      response.end();
    } else {
      response.statusCode = 401;
      if (url === '/v1/late') refuseLate = () => void response.end();
      else response.end();
    }
  });
  const client = tokenClient(server);
  await client.get('/first');
  const late = client.get('/late');
  await expect.poll(() => server.requests.at(-1)?.url).toBe('/v1/late');
  await client.get('/soon');
  refuseLate();
  await late;
  expect(count).toBe(2);
});

it('keeps the tokens that are in use from being read, and no others', async () => {
  await using server = await serveTokens(0);
  const client = tokenClient(server);
  for (let count = 0; count < 12; count += 1) await client.get('/things');
  const tokens = client.always().secrets.filter((secret) => secret.startsWith('token'));
  expect(tokens).toEqual([9, 10, 11, 12].map((count) => `token-number-${count}`));
});

it('is in no log, however a server echoes a token', async () => {
  await using server = await serveTokens();
  const logged: unknown[] = [];
  const log = (...parts: readonly unknown[]) => logged.push(...parts);
  await tokenClient(server, { logger: { error: log, warn: log, info: log, debug: log }, logLevel: 'debug' }).get('/a');
  expect(inspect(logged)).toContain("'x-request-id': 'Bearer ***'");
  expect(inspect(logged)).not.toContain('token-number');
});

it('serves the client of openapi-fetch as well', async () => {
  await using server = await serveTokens();
  const client = openapiClient<Record<'/things', { get: { responses: { 200: never } } }>>(tokenClient(server));
  expect((await client.GET('/things')).data).toEqual(['Bearer token-number-1']);
});

it('makes one client for each address, and another where keys stay away', async () => {
  await using server = await serveTokens();
  const client = tokenClient(server);
  const [other, open] = [clientAt(client, `${server.url}/v2`), clientAt(client, `${server.url}/v2`, true)];
  expect(clientAt(client, `${server.url}/v2`)).toBe(other);
  expect(clientAt(client, `${server.url}/v2`, true)).toBe(open);
  const answers = [client, other, open].map((each) => request(each, { id: 'a', method: 'GET', path: '/a' }, {}));
  expect(await Promise.all(answers)).toEqual([['Bearer token-number-1'], ['Bearer token-number-1'], [null]]);
});
