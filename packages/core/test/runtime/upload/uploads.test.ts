import { createReadStream, openAsBlob, type ReadStream } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { request } from '../../../src/runtime/http/request.ts';
import { splitParams } from '../../../src/runtime/http/split-params.ts';
import { nodeFetch } from '../../../src/runtime/node/node-fetch.ts';
import type { Operation } from '../../../src/runtime/operation.ts';
import type { ClientOptions, RequestOptions } from '../../../src/runtime/options.ts';
import { encodeLines } from '../../../src/runtime/upload/encode-lines.ts';
import { encodeMultipart } from '../../../src/runtime/upload/encode-multipart.ts';
import { encodeRaw } from '../../../src/runtime/upload/encode-raw.ts';
import { rejection, testClient } from '../../support/test-client.ts';

const putFile: Operation = {
  id: 'files.put',
  method: 'PUT',
  path: '/files',
  split: splitParams,
  body: { mediaType: 'application/octet-stream', encode: encodeRaw, property: 'body' },
};
const sendForm: Operation = {
  id: 'forms.send',
  method: 'POST',
  path: '/forms',
  split: splitParams,
  body: { mediaType: 'multipart/form-data', encode: encodeMultipart },
};

const transports: [string, ClientOptions][] = [
  ['the global fetch', {}],
  ['nodeFetch', { fetch: nodeFetch }],
];
const bytes = new TextEncoder().encode('a\0b\u00ff');
const largeBytes = 32 * 2 ** 20;
/** The large file as it is read. */
let source: ReadStream | undefined;
let folder: string;
let smallFile: string;
let largeFile: string;
/** What the last request carried, parsed by the platform where it is a form. Large bodies are counted alone. */
let received: { type: string; body: Buffer; length: number; ahead: number; count: number };
let status: number;

const server = createServer(async (incoming, response) => {
  received = { ...received, type: incoming.headers['content-type'] ?? '', count: received.count + 1 };
  try {
    if (incoming.headers['x-large']) await measure(incoming);
    else received.body = await buffer(incoming);
  } catch {
    // The client has left.
  }
  response.writeHead(status).end('{}');
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'core-uploads-'));
  smallFile = join(folder, 'small.bin');
  largeFile = join(folder, 'large.bin');
  await writeFile(smallFile, bytes);
  await writeFile(largeFile, '');
  await truncate(largeFile, largeBytes);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

beforeEach(() => {
  received = { type: '', body: Buffer.of(), length: 0, ahead: 0, count: 0 };
  status = 200;
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

function send(operation: Operation, params: object, options: ClientOptions = {}, perCall: RequestOptions = {}) {
  const { port } = server.address() as AddressInfo;
  const client = testClient({ baseURL: `http://127.0.0.1:${port}`, ...options });
  return request(client, operation, {}, params, perCall);
}

function form(): Promise<FormData> {
  return new Response(new Uint8Array(received.body), { headers: { 'content-type': received.type } }).formData();
}

/** Reads a body slowly, and sees how far its source is ahead. */
async function measure(incoming: IncomingMessage): Promise<void> {
  for await (const chunk of incoming) {
    received.length += (chunk as Buffer).length;
    received.ahead = Math.max(received.ahead, (source?.bytesRead ?? 0) - received.length);
    await setTimeout(1);
  }
}

async function* pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const byte of bytes) yield Uint8Array.of(byte);
}

const sources: [string, () => unknown][] = [
  ['a Blob', () => new Blob([bytes])],
  ['a File', () => new File([bytes], 'small.bin')],
  ['a file on the disk', () => openAsBlob(smallFile)],
  ['bytes', () => bytes],
  ['an ArrayBuffer', () => bytes.buffer],
  ['a part of other bytes', () => new Uint8Array([1, ...bytes, 2]).subarray(1, -1)],
  ['a stream of the web', () => new Blob([bytes]).stream()],
  ['a stream of Node', () => createReadStream(smallFile)],
  ['pieces', pieces],
  ['a FileStream', () => ({ name: 'small.bin', stream: () => createReadStream(smallFile) })],
];
const table = transports.flatMap(([by, options]) => sources.map(([what, make]) => ({ by, options, what, make })));

describe('an upload', () => {
  it.each(table)('of $what arrives as it is, by $by', async ({ options, make }) => {
    await send(putFile, { body: await make() }, options);
    expect(received.body).toEqual(Buffer.from(bytes));
    expect(received.type).toBe('application/octet-stream');
  });

  it.each(table)('of $what arrives in a form, by $by', async ({ options, make }) => {
    await send(sendForm, { file: await make(), note: null, tags: ['a', 'b'], left: undefined }, options);
    const sent = await form();
    const file = sent.get('file') as File;
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
    expect(file.name).toMatch(/^(blob|small\.bin)$/);
    expect(sent.getAll('tags')).toEqual(['a', 'b']);
    expect([...sent.keys()]).toEqual(['file', 'tags', 'tags']);
  });

  it.each(transports)('that is a stream is not sent again, by %s', async (_, options) => {
    status = 429;
    const error = await rejection(send(putFile, { body: pieces() }, options));
    expect([error.name, received.count]).toEqual(['RateLimitError', 1]);
  });

  it.each(transports)('that is aborted lets go of its source, by %s', async (_, options) => {
    const controller = new AbortController();
    const left = Promise.withResolvers<void>();
    async function* endless() {
      try {
        for (let count = 0; ; count += 1) {
          if (count === 3) controller.abort('enough');
          if (count > 10_000) throw new Error('It is read though nobody sends it.');
          yield new Uint8Array(1_000);
        }
      } finally {
        left.resolve();
      }
    }
    const error = await rejection(send(putFile, { body: endless() }, options, { signal: controller.signal }));
    expect(error).toMatchObject({ name: 'APIUserAbortError', cause: 'enough' });
    await left.promise;
  });

  it.each(
    transports.flatMap(([by, options]) => [
      { by, what: 'is refused', options: { ...options, baseURL: 'http://127.0.0.1:1' }, perCall: {} },
      { by, what: 'was stopped before', options, perCall: { signal: AbortSignal.abort() } },
    ]),
  )('that $what closes all its files, by $by', async ({ options, perCall }) => {
    const [first, second, body] = [largeFile, smallFile, largeFile].map((path) => createReadStream(path));
    await rejection(send(sendForm, { first, second }, options, perCall));
    await rejection(send(putFile, { body }, options, perCall));
    await expect.poll(() => [first, second, body].map((file) => file?.closed)).toEqual([true, true, true]);
  });

  it('whose source fails is an error that says why', async () => {
    const broken = Readable.from(
      (async function* () {
        yield bytes;
        throw new Error('The disk is gone.');
      })(),
    );
    const error = await rejection(send(sendForm, { file: broken }));
    expect(error).toMatchObject({ name: 'APIConnectionError', isRetryable: false });
    expect(inspect(error.cause)).toContain('The disk is gone.');
  });
});

describe('a large upload', () => {
  const open = () => {
    source = createReadStream(largeFile);
    return source;
  };
  const large: [string, Operation, () => object][] = [
    ['a stream of Node', putFile, () => ({ body: open() })],
    ['a stream of the web', putFile, () => ({ body: Readable.toWeb(open()) })],
    ['a FileStream in a form', sendForm, () => ({ file: { name: 'f', stream: open } })],
  ];
  const cases = transports.flatMap(([by, options]) =>
    large.map(([what, operation, make]) => ({ by, options, what, operation, make })),
  );

  it.each(cases)('of $what is read only as fast as it is sent, by $by', async ({ options, operation, make }) => {
    await send(operation, make(), options, { headers: { 'x-large': 'yes' } });
    expect(received.length).toBeGreaterThanOrEqual(largeBytes);
    expect(received.ahead).toBeLessThan(largeBytes / 2);
  });
});

describe('lines', () => {
  const sendLines: Operation = {
    ...putFile,
    body: { mediaType: 'application/x-ndjson', encode: encodeLines, property: 'body' },
  };
  async function* numbers() {
    yield 1;
    yield { two: null };
  }

  it.each<[what: string, make: () => unknown]>([
    ['a list', () => [1, { two: null }]],
    ['a set', () => new Set([1, { two: null }])],
    ['a generator', numbers],
    ['a stream of Node', () => Readable.from(numbers())],
  ])('of %s are JSON, one a line', async (_, make) => {
    await send(sendLines, { body: make() });
    expect([received.type, String(received.body)]).toEqual(['application/x-ndjson', '1\n{"two":null}\n']);
  });

  it.each<[what: string, make: () => unknown, count: number]>([
    ['at once are sent again', () => [1], 2],
    ['by and by are not', numbers, 1],
  ])('that come %s', async (_, make, count) => {
    status = 429;
    await rejection(send(sendLines, { body: make() }, {}, { maxRetries: 1 }));
    expect(received.count).toBe(count);
  });

  it('let go of a source that nobody has read', async () => {
    const source = Readable.from(numbers());
    const aborted = { signal: AbortSignal.abort() };
    await rejection(send(sendLines, { body: source }, {}, aborted));
    expect(source.destroyed).toBe(true);
  });
});

describe('a form', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'a"b',
      'a\r\nX-Evil: 1\r\n\r\n',
      '"; filename="x',
      '--form-',
      'a\\',
      '../../etc/passwd',
      '\u202egnp',
    ),
  );

  it('keeps names and contents apart, whatever they hold', async () => {
    // Percent signs are not escaped by the standard, and lone surrogates are no characters.
    const text = hostile.map((it) => it.replaceAll('%', '').toWellFormed());
    await fc.assert(
      fc.asyncProperty(text, text, text, async (name, fileName, content) => {
        const stream = () => new Blob([content]).stream();
        const { body, headers } = encodeMultipart(
          { [`f${name}`]: { name: fileName, stream }, [`t${name}`]: content, last: 'one' },
          'multipart/form-data',
        );
        const sent = await new Response(body as ReadableStream, { headers: { ...headers } }).formData();
        expect([...sent.keys()]).toEqual([`f${name}`, `t${name}`, 'last']);
        const file = sent.get(`f${name}`) as File;
        expect([file.name, await file.text()]).toEqual([fileName, content]);
        expect([sent.get(`t${name}`), sent.get('last')]).toEqual([content, 'one']);
      }),
      { numRuns: 300 },
    );
  });

  it('is written in pages without TLS, which have no crypto.randomUUID', () => {
    vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
    const { headers } = encodeMultipart({ note: 'a' }, 'multipart/mixed');
    vi.unstubAllGlobals();
    expect(headers?.['content-type']).toMatch(/^multipart\/mixed; boundary=form-[\da-z-]{15,60}$/);
  });

  it('is of the media type that is declared', async () => {
    const mixed = { ...sendForm, body: { mediaType: 'multipart/mixed', encode: encodeMultipart } };
    await send(mixed, { note: 'a' });
    expect(received.type).toMatch(/^multipart\/mixed; boundary=/);
    expect(received.body.toString()).toContain('name="note"\r\n\r\na\r\n');
  });

  it.each<[string, string]>([
    ['a line break', 'image/png\r\nX-Evil: 1'],
    ['a second part', 'a/b\r\n\r\nx\r\n--form\r\n'],
  ])('has no more headers where a media type holds %s', async (_, type) => {
    await send(sendForm, { file: { name: 'f', type, stream: () => new Blob([bytes]).stream() } });
    const [head = ''] = received.body.toString('latin1').split('\r\n\r\n');
    expect(head.split('\r\n')).toHaveLength(3);
  });
});
