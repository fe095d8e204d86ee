import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, type FaultName, startEmulator } from '@llamacloud-prod/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APIError, LlamaCloud, type RequestOptions } from '../src/generated/index.ts';

const indexId = 'idx-abc123';
const turn = { index_ids: [indexId], prompt: 'How did revenue develop?' };
let folder: string;
let emulator: Emulator;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'core-faults-'));
  await writeFile(join(folder, 'report.md'), '# Report\n\nRevenue grew by nine per cent in the third quarter.\n');
  emulator = await startEmulator({ indexes: { [indexId]: folder }, tokenRate: 0, log: () => undefined });
});

afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true });
});

type Chat = LlamaCloud['beta']['chat'];

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** Each operation, called on a session that is there, and what of its answer does not change from call to call. */
const operations = {
  list: async (chat, _, options) => (await collect(chat.list({}, options))).length,
  retrieve: async (chat, id, options) => (await chat.retrieve(id, {}, options)).events,
  getSummary: async (chat, id, options) => (await chat.getSummary(id, {}, options)).session_id === id,
  create: async (chat, _, options) => (await chat.create({ index_ids: [indexId] }, options)).index_ids,
  delete: (chat, id, options) => chat.delete(id, {}, options),
  stream: async (chat, id, options) => {
    const types = (await collect(chat.stream(id, turn, options))).map(({ type }) => String(type));
    // What a later version of the server may send passes through.
    return types.filter((type) => type !== 'emulator_unknown');
  },
} satisfies Record<string, (chat: Chat, id: string, options: RequestOptions) => Promise<unknown>>;

type OperationName = keyof typeof operations;
const operationNames = Object.keys(operations) as OperationName[];

/** What a call comes to, `ok` or the name of its error, and how many requests it sends with one retry. */
type Outcome = readonly [result: string, requests: number];

/** Outcomes of the three operations that read, and of the others. */
interface Outcomes {
  readonly reads: Outcome;
  readonly delete: Outcome;
  readonly create: Outcome;
  readonly stream: Outcome;
}

const ok: Outcome = ['ok', 1];
const passes: Outcomes = { reads: ok, delete: ok, create: ok, stream: ok };
/** The answer of `delete` has none. */
const everyBody = (error: string, stream: string, readRequests = 1): Outcomes => ({
  reads: [error, readRequests],
  delete: ok,
  create: [error, 1],
  stream: [stream, 1],
});
/** What only reads is asked for again. */
const brokenBody = everyBody('APIConnectionError', 'StreamInterruptedError', 2);
const everyCall = (error: string, requests: number): Outcomes => {
  const outcome: Outcome = [error, requests];
  return { reads: outcome, delete: outcome, create: outcome, stream: outcome };
};
/** What acts is not sent again. */
const onlySafe = (error: string): Outcomes => ({ ...everyCall(error, 2), create: [error, 1], stream: [error, 1] });
const ofStream = (error: string): Outcomes => ({ ...passes, stream: [error, 1] });

/** Outcomes where every attempt is struck, by fault and, after its name, what is set of it. */
const matrix = {
  status: {
    'status=400': everyCall('BadRequestError', 1),
    'status=401': everyCall('AuthenticationError', 1),
    'status=403': everyCall('PermissionDeniedError', 1),
    'status=404': everyCall('NotFoundError', 1),
    'status=408;retry-after=0': onlySafe('APIError'),
    'status=409;retry-after=0': onlySafe('ConflictError'),
    'status=422': everyCall('UnprocessableEntityError', 1),
    'status=429;retry-after=0': everyCall('RateLimitError', 2),
    'status=429': everyCall('RateLimitError', 2),
    'status=500;retry-after=0': onlySafe('InternalServerError'),
    'status=502': onlySafe('InternalServerError'),
    'status=503': onlySafe('InternalServerError'),
    'status=503;retry-after=0': { ...everyCall('InternalServerError', 2), stream: ['InternalServerError', 1] },
    'status=504;retry-after=0;retry-after-form=milliseconds': onlySafe('InternalServerError'),
  },
  'slow-headers': { 'delay-ms=60000': onlySafe('APIConnectionTimeoutError timeout') },
  'reset-before-headers': { '': onlySafe('APIConnectionError') },
  'http-1.0': { '': passes },
  'unknown-event': { '': passes },
  'unknown-field': { '': passes },
  'invalid-json': { '': everyBody('APIError', 'StreamDecodeError') },
  'huge-event': { 'bytes=1000000': passes },
  'multi-line-data': { '': passes },
  'failed-terminal': { '': ofStream('StreamFailedError') },
  'duplicate-terminal': { '': passes },
  'end-before-terminal': { '': ofStream('StreamInterruptedError') },
  'reset-before-terminal': { '': ofStream('StreamInterruptedError') },
  crlf: { '': passes },
  cr: { '': passes },
  comments: { '': passes },
  'keep-alives': { '': passes },
  'idle-stream': { '': everyBody('APIConnectionTimeoutError idleTimeout', 'APIConnectionTimeoutError idleTimeout') },
  'reset-mid-event': {
    'after=0': brokenBody,
    'after=5': brokenBody,
  },
  'reset-between-events': {
    'after=0': brokenBody,
    'after=5': brokenBody,
  },
  bom: { '': passes },
  'slow-body': { 'bytes=512;delay-ms=1': passes },
  chunked: { 'bytes=1': passes, 'bytes=7': passes },
  gzip: { '': passes },
} satisfies Record<FaultName, Readonly<Record<string, Outcomes>>>;

/** Outcomes where the first attempt alone is struck. */
const struckOnce: Readonly<Record<string, Outcomes>> = {
  'status;status=500;retry-after=0': {
    reads: ['ok', 2],
    delete: ['ok', 2],
    create: ['InternalServerError', 1],
    stream: ['InternalServerError', 1],
  },
  'status;status=503;retry-after=0': { ...everyCall('ok', 2), stream: ['InternalServerError', 1] },
  'status;status=429;retry-after=0': everyCall('ok', 2),
  // The first attempt has deleted it: that the second does not find it is what was asked for.
  'reset-before-headers': {
    reads: ['ok', 2],
    delete: ['ok', 2],
    create: ['APIConnectionError', 1],
    stream: ['APIConnectionError', 1],
  },
  'reset-mid-event;after=0': { ...brokenBody, reads: ['ok', 2] },
};

function casesOf(faults: Readonly<Record<string, Outcomes>>) {
  return Object.entries(faults).flatMap(([fault, wanted]) =>
    operationNames.map((name) => {
      const isRead = name === 'list' || name === 'retrieve' || name === 'getSummary';
      return { fault, name, wanted: wanted[isRead ? 'reads' : name] };
    }),
  );
}

/** Calls an operation with a key of its own; the fault strikes its first attempts. */
async function strike(fault: string, name: OperationName, attempts: number): Promise<Outcome> {
  const apiKey = `${fault} ${name} ${attempts}`;
  let requests = 0;
  const { beta } = new LlamaCloud({ apiKey, baseURL: emulator.url });
  const { session_id: id } = await beta.chat.create();
  const struck = new LlamaCloud({
    apiKey,
    baseURL: emulator.url,
    maxRetries: 1,
    timeout: fault.startsWith('slow-headers') ? 50 : undefined,
    idleTimeout: fault.startsWith('idle-stream') ? 50 : undefined,
    fetch: (input, init) => {
      const headers = new Headers(init?.headers);
      if (requests < attempts) headers.set('x-emulator-fault', fault);
      requests += 1;
      return fetch(input, { ...init, headers });
    },
  });
  try {
    const answer = await operations[name](struck.beta.chat, id, {});
    expect(answer).toEqual(usual[name]);
    return ['ok', requests];
  } catch (error) {
    if (!APIError.isInstance(error)) throw error;
    const deadline = LlamaCloud.APIConnectionTimeoutError.isInstance(error) ? ` ${error.deadline}` : '';
    return [`${error.name}${deadline}`, requests];
  }
}

/** What the operations answer when nothing goes wrong. */
const usual = {} as Record<OperationName, unknown>;
beforeAll(async () => {
  for (const name of operationNames) {
    const { beta } = new LlamaCloud({ apiKey: `usual ${name}`, baseURL: emulator.url });
    const { session_id: id } = await beta.chat.create();
    usual[name] = await operations[name](beta.chat, id, {});
  }
});

describe.each(Object.entries(matrix))('under the fault %s', (kind, faults) => {
  const cases = casesOf(
    Object.fromEntries(Object.entries(faults).map(([set, wanted]) => [set ? `${kind};${set}` : kind, wanted])),
  );
  it.concurrent.each(cases)('$name comes to $wanted with $fault', async ({ fault, name, wanted }) => {
    expect(await strike(fault, name, Infinity)).toEqual(wanted);
  });
});

describe('under a fault that strikes once', () => {
  it.concurrent.each(casesOf(struckOnce))('$name comes to $wanted with $fault', async ({ fault, name, wanted }) => {
    expect(await strike(fault, name, 1)).toEqual(wanted);
  });
});
