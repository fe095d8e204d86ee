import { expect, it } from 'vitest';
import { request } from '../../../src/runtime/http/request.ts';
import { createValidator } from '../../../src/runtime/validate/create-validator.ts';
import { serve } from '../../support/serve.ts';
import { readThing, rejection, testClient } from '../../support/test-client.ts';

const validate = createValidator({ 'things.remove': { type: 'object' }, 'things.read': { type: 'object' } });
const removeThing = { ...readThing, id: 'things.remove', method: 'DELETE' } as const;
const path = { thing_id: 't' };

it('a DELETE whose first answer is lost is not checked for what it would have answered', async () => {
  await using server = await serve((_, response, index) => {
    response.writeHead(index === 0 ? 503 : 404, { 'retry-after-ms': '0' }).end();
  });
  const client = testClient({ baseURL: server.url, validate });
  expect(await request(client, removeThing, path)).toBeUndefined();
  expect(server.requests).toHaveLength(2);
});

it('a GET that is answered with nothing fails', async () => {
  await using server = await serve((_, response) => response.writeHead(204).end());
  const error = await rejection(request(testClient({ baseURL: server.url, validate }), readThing, path));
  expect(error).toMatchObject({ name: 'ResponseValidationError', status: 204 });
});
