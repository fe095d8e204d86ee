import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { APIError, LlamaCloud } from '@llamacloud-prod/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorClass, exitCode } from '../src/runtime/failure-facts.ts';

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
});
