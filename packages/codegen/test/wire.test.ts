import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../src/generate.ts';
import { fixture } from './spec/fixture.ts';

const cache = fileURLToPath(new URL('../.cache/', import.meta.url));
const libraries = fileURLToPath(new URL('../../core/node_modules', import.meta.url));

/** One call as a server receives it. */
interface Received {
  readonly line: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

type Call = (...given: readonly unknown[]) => Promise<unknown>;
type WireClient = Readonly<Record<string, Readonly<Record<string, Call>>>>;

describe('a generated client', () => {
  let folder = '';
  let server: Server;
  let client: WireClient;
  let received: Received | undefined;

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'wire-'));
    const targets = new Set(['schema', 'models', 'resources'] as const);
    await generate({ input: fixture('families/wire.yaml'), output: folder, targets, check: false });
    await symlink(libraries, join(folder, 'core/node_modules'), 'junction');
    server = createServer(async (request, answer) => {
      const { method, url, headers } = request;
      received = { line: `${method} ${url}`, headers, body: await text(request) };
      answer.writeHead(204).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { Wire } = await import(join(folder, 'core/src/generated/index.ts'));
    client = new Wire({ apiKey: 'my key', baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` });
  }, 60_000);

  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });

  it.each<[resource: string, method: string, given: readonly unknown[], line: string, body: string]>([
    ['simple', 'retrieve', [['a', 'b c']], 'GET /v1/simple/a,b%20c', ''],
    ['label', 'retrieve', ['red'], 'GET /v1/label/.red', ''],
    ['matrix', 'retrieve', ['red'], 'GET /v1/matrix/;color=red', ''],
    ['queries', 'list', [{ form: ['a', 'b'] }], 'GET /v1/queries?form=a&form=b', ''],
    ['queries', 'list', [{ joined: ['a', 'b'] }], 'GET /v1/queries?joined=a,b', ''],
    ['queries', 'list', [{ piped: ['a', 'b'] }], 'GET /v1/queries?piped=a|b', ''],
    ['queries', 'list', [{ deep: { a: 'x&y' } }], 'GET /v1/queries?deep[a]=x%26y', ''],
    ['whole', 'retrieve', [{ q: 'a b' }], 'GET /v1/whole?q=a%20b', ''],
    ['json', 'create', [{ a: 1 }], 'POST /v1/json', '{"a":1}'],
    ['form', 'create', [{ a: 'x y' }], 'POST /v1/form', 'a=x%20y'],
    ['text', 'create', [{ body: 'plain' }], 'POST /v1/text', 'plain'],
  ])('sends client.%s.%s(%j)', async (resource, method, given, line, body) => {
    await client[resource]?.[method]?.(...given);
    expect({ line: received?.line, body: received?.body }).toEqual({ line, body });
    expect(received?.headers['x-key']).toBe('my key');
  });

  it('sends a header parameter', async () => {
    await client.queries?.list?.({ 'X-Trace': 'abc' });
    expect(received?.line).toBe('GET /v1/queries');
    expect(received?.headers['x-trace']).toBe('abc');
  });
});
