import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '@llamacloud-prod/emulator';
import { LlamaCloud as VendorClient } from '@llamaindex/llama-cloud';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api } from '../src/generated/api.ts';
import { createClient, LlamaCloud, type SessionEvent } from '../src/generated/index.ts';
import * as chat from '../src/generated/resources/beta/chat.ts';
import { sse } from './support/sse.ts';
import { rejection } from './support/test-client.ts';

const indexId = 'idx-abc123';
const turn = { index_ids: [indexId], prompt: 'How did revenue develop?' };
let folder: string;
let emulator: Emulator;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'core-contract-'));
  await writeFile(join(folder, 'report.md'), '# Report\n\nRevenue grew by nine per cent in the third quarter.\n');
  emulator = await startEmulator({ indexes: { [indexId]: folder }, tokenRate: 0, strictResponses: true });
});

afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true });
});

/** The six calls in the one shape that all clients below have; each client has a key, so an account, of its own. */
type Calls = Pick<VendorClient['beta']['chat'], 'create' | 'retrieve' | 'delete' | 'getSummary'> & {
  list(params: { page_size: number }): AsyncIterable<{ session_id: string }>;
  /** The events of a turn. */
  run(sessionId: string): Promise<readonly { readonly type?: string }[]>;
};

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** The vendor's client gives a stream as the whole text of its answer. */
function parseEvents(text: string): { type: string }[] {
  const lines = text.split('\n').filter((line) => line.startsWith('data:'));
  return lines.map((line) => JSON.parse(line.slice('data:'.length)));
}

const clients: Record<string, () => Calls> = {
  'the whole client': () => {
    const { chat: calls } = new LlamaCloud({ apiKey: 'whole client', baseURL: emulator.url }).beta;
    return Object.assign(calls, { run: (id: string) => collect(calls.stream(id, turn)) }) as unknown as Calls;
  },
  'the lean functions': () => {
    const client = createClient({ apiKey: 'lean client', baseURL: emulator.url });
    return {
      create: (params?: object) => chat.create(client, params),
      retrieve: (id: string) => chat.retrieve(client, id),
      delete: (id: string) => chat.delete(client, id),
      getSummary: (id: string) => chat.getSummary(client, id),
      list: (params: { page_size: number }) => chat.list(client, params),
      run: (id: string) => collect(chat.stream(client, id, turn)),
    } as unknown as Calls;
  },
  'the vendor’s client': () => {
    const { chat: calls } = new VendorClient({ apiKey: 'vendor client', baseURL: emulator.url }).beta;
    const run = async (id: string) => parseEvents((await calls.stream(id, turn)) as string);
    return Object.assign(calls, { run });
  },
};

describe.each(Object.entries(clients))('%s', (_, connect) => {
  it('creates, asks, reads, lists and deletes', async () => {
    const calls = connect();
    const created = await calls.create({ index_ids: [indexId] });
    expect(created).toMatchObject({ index_ids: [indexId], generated_title: null, job_metadata: null });
    const id = created.session_id;

    const types = (await calls.run(id)).map(({ type }) => type);
    expect(new Set(types)).toEqual(
      new Set(['thinking_delta', 'thinking', 'tool_call', 'tool_result', 'text_delta', 'text', 'stop']),
    );
    expect(types.at(-1)).toBe('stop');

    const session = await calls.retrieve(id);
    expect(Object.keys(session)).toEqual(
      expect.arrayContaining([
        'events',
        'last_updated_at',
        'session_id',
        'generated_title',
        'index_ids',
        'job_metadata',
      ]),
    );
    const stored = session.events.map(({ type }) => type);
    expect(stored[0]).toBe('user_input');
    expect(stored.slice(1)).toEqual(types.filter((type) => !type?.endsWith('_delta')));

    const summary = await calls.getSummary(id);
    expect(summary).toMatchObject({ session_id: id, job_metadata: { is_error: false } });
    expect(summary.generated_title).toContain('How did revenue develop');

    const others = [await calls.create(), await calls.create()];
    const listed = (await collect(calls.list({ page_size: 1 }))).map(({ session_id }) => session_id);
    expect(listed.sort()).toEqual([id, ...others.map(({ session_id }) => session_id)].sort());

    // The vendor's client gives null.
    expect((await calls.delete(id)) ?? undefined).toBeUndefined();
    expect(await rejection(calls.retrieve(id))).toMatchObject({ status: 404, error: { detail: expect.any(String) } });
  });
});

describe('our client', () => {
  const connect = (apiKey = 'My API Key') => new LlamaCloud({ apiKey, baseURL: emulator.url });

  it('reads a turn while it runs, and the answer quotes what was found', async () => {
    const { beta } = connect();
    const { session_id: id } = await beta.chat.create();
    const events: SessionEvent[] = [];
    for await (const event of beta.chat.stream(id, turn)) events.push(event);
    const text = events.find((event) => event.type === 'text');
    expect(text?.content).toContain('Revenue grew by nine per cent');
    expect(text?.content).toContain('report.md');
    const deltas = events.filter((event) => event.type === 'text_delta');
    expect(deltas.map(({ content }) => content).join('')).toBe(text?.content);
  });

  it('gives the answer of a turn as it is', async () => {
    const { beta } = connect();
    const { session_id: id } = await beta.chat.create();
    const response = await beta.chat.stream(id, turn).asResponse();
    expect(response.headers.get('content-type')).toMatch('text/event-stream');
    const text = await response.text();
    expect(text).toContain(sse(parseEvents(text).at(-1)));
  });

  it('throws the class of each status', async () => {
    const { beta } = connect();
    const { session_id: bound } = await beta.chat.create({ index_ids: [indexId] });
    const failures: [PromiseLike<unknown>, unknown, RegExp][] = [
      [beta.chat.retrieve('ses-unknown'), LlamaCloud.NotFoundError, /^404 .+ \(GET \/api\/v1\/chat\/\{session_id\}\)$/],
      [
        beta.chat.stream(bound, { ...turn, prompt: 'x'.repeat(1001) }),
        LlamaCloud.UnprocessableEntityError,
        /^422 body\.prompt: /,
      ],
      [beta.chat.stream(bound, { ...turn, index_ids: ['idx-other'] }), LlamaCloud.ConflictError, /^409 /],
    ];
    for (const [call, ErrorClass, message] of failures) {
      const error = await rejection(call);
      expect(error).toBeInstanceOf(ErrorClass);
      expect(error.message).toMatch(message);
    }
  });

  it('is refused without a key that the server knows of', async () => {
    const client = new LlamaCloud({ apiKey: 'k', baseURL: emulator.url, defaultHeaders: { Authorization: null } });
    expect(await rejection(client.beta.chat.list())).toBeInstanceOf(LlamaCloud.AuthenticationError);
  });

  it('keeps a session identifier inside its path segment', async () => {
    const error = await rejection(connect().beta.chat.retrieve('ses/../../x?y#z'));
    expect(error).toMatchObject({ name: 'NotFoundError', operation: 'beta.chat.retrieve' });
  });

  it('offers openapi-fetch over the same connection', async () => {
    const client = connect('typed client');
    const { data } = await api(client).POST('/api/v1/chat', { body: { index_ids: [indexId] } });
    const sessionId = data?.session_id ?? '';
    const { data: session } = await api(client).GET('/api/v1/chat/{session_id}', {
      params: { path: { session_id: sessionId } },
    });
    expect(session).toEqual(await client.beta.chat.retrieve(sessionId));
  });
});
