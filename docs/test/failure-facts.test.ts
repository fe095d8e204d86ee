import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { APIError, LlamaCloud } from '@llamacloud-prod/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorClass, exitCode, retryRule } from '../src/runtime/failure-facts.ts';

const statuses = [400, 401, 403, 404, 409, 418, 422, 429, 500, 503];

/** A server that answers `/STATUS/…` with that status. */
let server: Server;
let origin: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    response.writeHead(Number(request.url?.split('/')[1]), { 'content-type': 'application/json' });
    response.end('{"detail":"no"}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => server.close());

describe('the table of failures', () => {
  it.each(statuses)('names the class that the client throws for %i', async (status) => {
    const client = new LlamaCloud({ apiKey: 'key', baseURL: `${origin}/${status}`, maxRetries: 0 });
    const error: unknown = await client.beta.chat.list().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(APIError);
    expect((error as APIError).constructor.name).toBe(errorClass(String(status)));
  });

  it.each(statuses)('names the exit code that the command line has for %i', async (status) => {
    const bin = fileURLToPath(new URL('../../packages/cli/src/bin.ts', import.meta.url));
    const flags = ['--api-key', 'key', '--base-url', `${origin}/${status}`];
    const command = ['--conditions=@llamacloud-prod/source', bin, 'beta:chat', 'create', ...flags];
    const child = spawn(process.execPath, command, { stdio: 'ignore' });
    const [code] = await once(child, 'exit');
    expect(code).toBe(exitCode(String(status)));
  });

  it.each(
    ['get', 'delete', 'post'].flatMap((method) => {
      return [400, 404, 408, 409, 422, 429, 500, 503].map((status) => ({ method, status }));
    }),
  )('says whether the client repeats a $method after $status', async ({ method, status }) => {
    const rule = retryRule({ method }, String(status));
    expect(await isRepeated(method, status, false)).toBe(rule === 'yes');
    expect(await isRepeated(method, status, true)).toBe(rule !== 'no');
  });

  it.each([408, 409, 429, 500, 503])('says whether the client repeats a stream after %i', async (status) => {
    const stream = { framing: 'sse' as const, events: [] };
    const rule = retryRule({ method: 'post', stream }, String(status));
    expect(await isRepeated('stream', status, true)).toBe(rule === 'yes');
  });

  it('counts a call with a key by which the server knows it as one that may be repeated', () => {
    expect(retryRule({ method: 'post', idempotencyHeader: 'Idempotency-Key' }, '5XX')).toBe('yes');
  });

  it.each([
    ['get', '5XX', 'yes'],
    ['get', '4XX', 'only 408, 409, 429'],
    ['post', '5XX', 'only 503 with `Retry-After`'],
    ['post', '503', 'only with `Retry-After`'],
    ['post', 'default', 'only 429, 503 with `Retry-After`'],
    ['post', '404', 'no'],
  ])('puts the rule for a %s that is answered %s as: %s', (method, status, want) => {
    expect(retryRule({ method }, status)).toBe(want);
  });
});

/** Whether a call whose first answer has a status is sent again. */
async function isRepeated(kind: string, status: number, retryAfter: boolean): Promise<boolean> {
  let requests = 0;
  const fetch = async () => {
    requests += 1;
    const headers = { 'content-type': 'application/json', ...(retryAfter && { 'retry-after': '0' }) };
    return new Response('{}', { status: requests === 1 ? status : 418, headers });
  };
  const { chat } = new LlamaCloud({ apiKey: 'key', baseURL: 'http://127.0.0.1', fetch, maxRetries: 1 }).beta;
  const calls: Record<string, () => Promise<unknown>> = {
    get: () => chat.retrieve('id'),
    delete: () => chat.delete('id'),
    post: () => chat.create(),
    stream: async () => {
      for await (const event of chat.stream('id', { index_ids: ['a'], prompt: 'b' })) expect(event).toBeDefined();
    },
  };
  await expect(calls[kind]?.()).rejects.toBeInstanceOf(Error);
  return requests > 1;
}
