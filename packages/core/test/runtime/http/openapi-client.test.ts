import { describe, expect, it } from 'vitest';
import { Client } from '../../../src/runtime/client.ts';
import { queryAuth } from '../../../src/runtime/http/authorization.ts';
import { openapiClient } from '../../../src/runtime/http/openapi-client.ts';
import { serve } from '../../support/serve.ts';
import { rejection, testClient, testDefaults } from '../../support/test-client.ts';

interface Paths {
  '/things/{thing_id}': {
    put: {
      parameters: { path: { thing_id: string }; query?: { q?: string; version?: number } };
      requestBody: { content: { 'application/json': { name: string } } };
      responses: {
        200: { content: { 'application/json': { id: string } } };
        404: { content: { 'application/json': { detail: string } } };
      };
    };
  };
}

const call = { params: { path: { thing_id: 't' } }, body: { name: 'n' } };

describe('openapiClient', () => {
  it('sends with the key of the client, and again after a failure', async () => {
    await using server = await serve((request, response, index) => {
      if (index === 0) response.writeHead(503, { 'retry-after-ms': '0' }).end();
      else response.end(JSON.stringify({ id: request.headers.authorization }));
    });
    const { data } = await openapiClient<Paths>(testClient({ baseURL: server.url })).PUT('/things/{thing_id}', call);
    expect(data).toEqual({ id: 'Bearer secret-key' });
    const same = { method: 'PUT', url: '/things/t', body: '{"name":"n"}' };
    expect(server.requests).toEqual([same, same]);
  });

  it.each<[string, object, string]>([
    ['alone', {}, '?api_key=secret-key&version=2'],
    ['behind that of the call', { q: 'a b' }, '?q=a%20b&api_key=secret-key&version=2'],
    ['save what the call gives', { version: 3 }, '?version=3&api_key=secret-key'],
  ])('sends the query of every call %s', async (_, query, wanted) => {
    await using server = await serve((_request, response) => response.end('{}'));
    const options = { apiKey: 'secret-key', baseURL: server.url, defaultQuery: { version: 2 } };
    const client = openapiClient<Paths>(new Client(options, { ...testDefaults, auth: queryAuth('api_key') }));
    // Middleware may make a request of its own.
    client.use({ onRequest: ({ request }) => new Request(request, { headers: { 'content-type': 'text/plain' } }) });
    await client.PUT('/things/{thing_id}', { ...call, params: { ...call.params, query } });
    expect(server.requests).toEqual([{ method: 'PUT', url: `/things/t${wanted}`, body: '{"name":"n"}' }]);
  });

  it('returns an answer that is no success', async () => {
    await using server = await serve((_, response) => response.writeHead(404).end('{"detail":"no"}'));
    const { error, response } = await openapiClient<Paths>(testClient({ baseURL: server.url })).PUT(
      '/things/{thing_id}',
      call,
    );
    expect(error).toEqual({ detail: 'no' });
    expect(response.status).toBe(404);
  });

  it('throws where no answer comes', async () => {
    await using server = await serve(() => undefined);
    const client = openapiClient<Paths>(testClient({ baseURL: server.url, timeout: 20, maxRetries: 0 }));
    expect(await rejection(client.PUT('/things/{thing_id}', call))).toMatchObject({
      name: 'APIConnectionTimeoutError',
      path: '/things/t',
    });
  });
});
