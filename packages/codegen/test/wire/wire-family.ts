import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { generate } from '../../src/generate.ts';
import { fixture } from '../spec/fixture.ts';

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
const libraries = fileURLToPath(new URL('../../../core/node_modules', import.meta.url));

/** One request as it came over the wire. */
export interface Received {
  /** Method and target, as they were sent: `GET /colors?form=blue`. */
  readonly line: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** A method of a client whose types are not known here. */
type Call = (...given: readonly unknown[]) => Promise<unknown>;

/** A client of a generated family: a tree of resources. */
type WireClient = Readonly<Record<string, Readonly<Record<string, Call>>>>;

/** A generated family, and a server that keeps what it receives. */
export interface WireFamily {
  /** What the server has received in this test. */
  readonly received: Received[];
  /** Address of the server. */
  url: string;
  /** Answers the requests of this test; 204 where a test does not set it. */
  answer: RequestListener;
  /** Makes a client that calls the server. */
  client(options?: object): WireClient;
  /** Calls a method of a client: `things.create`. */
  call(id: string, ...given: readonly unknown[]): Promise<unknown>;
  /** Calls a method of a client that has options of its own. */
  callWith(options: object, id: string, ...given: readonly unknown[]): Promise<unknown>;
  /** Imports a module of the generated core package: `runtime/node/node-fetch.ts`. */
  module(path: string): Promise<Readonly<Record<string, (...given: readonly unknown[]) => unknown>>>;
}

const answerNothing: RequestListener = (_, response) => response.writeHead(204).end();

/**
 * Generates the family of `test/fixtures/wire/NAME.yaml`, whose title is Wire, and starts a server. Both last as long as
 * the test file.
 *
 * @param config - Name of the configuration beside the document.
 */
export function wireFamily(name: string, config?: string): WireFamily {
  let folder = '';
  let Wire: new (options: object) => WireClient;
  const family: WireFamily = {
    received: [],
    url: '',
    answer: answerNothing,
    client: (options) => new Wire({ baseURL: family.url, ...options }),
    call: (id, ...given) => family.callWith({}, id, ...given),
    callWith: async (options, id, ...given) => {
      const client = family.client(options);
      const [resource = '', method = ''] = id.split('.');
      if (client[resource]?.[method] === undefined) throw new Error(`There is no method ${id}.`);
      return client[resource][method](...given);
    },
    module: (path) => import(join(folder, 'core/src', path)),
  };
  const server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    family.received.push({ line: `${method} ${url}`, headers, body: await buffer(request) });
    family.answer(request, response);
  });

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'wire-'));
    const targets = new Set(['models', 'resources'] as const);
    const input = fixture(`wire/${name}.yaml`);
    await generate({ input, config: config && fixture(`wire/${config}.yaml`), output: folder, targets, check: false });
    await symlink(libraries, join(folder, 'core/node_modules'), 'junction');
    ({ Wire } = await import(join(folder, 'core/src/generated/index.ts')));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    family.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }, 60_000);
  beforeEach(() => {
    family.received.length = 0;
    family.answer = answerNothing;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  return family;
}
