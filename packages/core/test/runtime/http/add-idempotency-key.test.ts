import { describe, expect, it } from 'vitest';
import { addIdempotencyKey } from '../../../src/runtime/http/add-idempotency-key.ts';
import { request } from '../../../src/runtime/http/request.ts';
import type { Operation } from '../../../src/runtime/operation.ts';
import type { IdempotentRequestOptions } from '../../../src/runtime/options.ts';
import { serve } from '../../support/serve.ts';
import { makeThing, readThing, rejection, testClient } from '../../support/test-client.ts';

const keyed: Operation = { ...makeThing, idempotencyHeader: 'Idempotency-Key', addKey: addIdempotencyKey };

/** Sends calls to a server that fails so many attempts of each, and gives the keys that it saw. */
async function keysOf(
  operation: Operation,
  { failures = 0, calls = 1, options }: { failures?: number; calls?: number; options?: IdempotentRequestOptions },
): Promise<(string | undefined)[]> {
  const keys: (string | undefined)[] = [];
  await using server = await serve(({ headers, socket }, response, index) => {
    keys.push(headers['idempotency-key'] as string | undefined);
    if (index % (failures + 1) === failures) response.end('{}');
    else if (index % 2) response.writeHead(500, { 'retry-after-ms': '0' }).end();
    else socket.destroy();
  });
  const client = testClient({ baseURL: server.url });
  for (let call = 0; call < calls; call += 1) await request(client, operation, { thing_id: 't' }, {}, options);
  return keys;
}

describe('a call with an idempotency key', () => {
  it('is repeated after a lost connection and after 500, with the same key', async () => {
    const keys = await keysOf(keyed, { failures: 2 });
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[\da-z-]{15,}$/);
  });

  it('is not sent with a key that no header can carry, and does not show it', async () => {
    const call = keysOf(keyed, { options: { idempotencyKey: 'one\ntwo' } });
    const message = 'The header "Idempotency-Key" holds characters that headers cannot carry.';
    await expect(call).rejects.toThrow(message);
  });

  it('has a key of its own', async () => {
    expect(new Set(await keysOf(keyed, { calls: 20 })).size).toBe(20);
  });

  it.each<[string, IdempotentRequestOptions]>([
    ['the option', { idempotencyKey: 'mine' }],
    ['a header', { headers: { 'IDEMPOTENCY-KEY': 'mine' } }],
  ])('takes the key from %s', async (_, options) => {
    expect(await keysOf(keyed, { failures: 1, options })).toEqual(['mine', 'mine']);
  });

  it('says in its error which key it had, since repeating it is safe with that one', async () => {
    await using server = await serve((_, response) => response.writeHead(500).end());
    const client = testClient({ baseURL: server.url, maxRetries: 0 });
    const options: IdempotentRequestOptions = { idempotencyKey: 'mine' };
    const error = await rejection(request(client, keyed, {}, {}, options));
    expect(error).toMatchObject({ name: 'InternalServerError', isRetryable: true, idempotencyKey: 'mine' });
  });
});

describe('a call without an idempotency key', () => {
  it.each<[string, Operation, IdempotentRequestOptions]>([
    ['where the header was taken away', keyed, { headers: { 'Idempotency-Key': null } }],
    ['where the API takes none', makeThing, { idempotencyKey: 'mine' }],
  ])('is not repeated: %s', async (_, operation, options) => {
    await using server = await serve(({ socket }) => socket.destroy());
    const error = await rejection(request(testClient({ baseURL: server.url }), operation, {}, {}, options));
    expect(error).toMatchObject({ name: 'APIConnectionError', isRetryable: false });
    expect(error).not.toHaveProperty('idempotencyKey');
    expect(server.requests).toHaveLength(1);
  });

  it('sends none', async () => {
    expect(await keysOf(makeThing, {})).toEqual([undefined]);
    expect(await keysOf(readThing, { failures: 1 })).toEqual([undefined, undefined]);
  });
});
