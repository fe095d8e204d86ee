import { expect, it, vi } from 'vitest';
import { request } from '../../../src/runtime/http/request.ts';
import { serve } from '../../support/serve.ts';
import { readThing, rejection, testClient } from '../../support/test-client.ts';

// A chunk that is gone from its server, as after a new version of an application.
vi.mock('../../../src/runtime/http/read-failure.ts', () => {
  throw new Error('The chunk is gone.');
});

it('a failure that cannot be explained still has its class, status and headers', async () => {
  await using server = await serve((_, response) => response.writeHead(404, { 'x-request-id': 'req-1' }).end('why'));
  const error = await rejection(request(testClient({ baseURL: server.url }), readThing, { thing_id: 't' }));
  expect(error).toMatchObject({ name: 'NotFoundError', status: 404, requestId: 'req-1' });
  expect(error.message).toBe('404 status code (no body) (GET /things/{thing_id})');
});

it('an answer that is not JSON, and cannot be told of, still is an error with its status and headers', async () => {
  await using server = await serve((_, response) => response.writeHead(200, { 'x-request-id': 'req-2' }).end('secret'));
  const error = await rejection(request(testClient({ baseURL: server.url }), readThing, { thing_id: 't' }));
  expect(error).toMatchObject({ name: 'APIError', status: 200, requestId: 'req-2', error: undefined });
  expect(error.message).toBe('200 The server did not send JSON. (GET /things/{thing_id})');
});
