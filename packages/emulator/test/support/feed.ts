import { onTestFinished } from 'vitest';
import { createApp, operationIds } from '../../src/runtime/create-app.ts';
import type { Fault } from '../../src/runtime/faults/fault.ts';
import { createFaultScript, type FaultScript } from '../../src/runtime/faults/fault-script.ts';
import { type ListeningServer, listen } from '../../src/runtime/listen.ts';
import type { ApiDescription, Route } from '../../src/runtime/route.ts';

const item = {
  type: 'object',
  required: ['kind'],
  properties: { kind: { type: 'string' } },
  additionalProperties: true,
};

const stream = (framing: 'sse' | 'jsonl'): Route => ({
  id: `feed.${framing}`,
  method: 'get',
  path: `/feed.${framing}`,
  authenticated: false,
  parameters: [],
  success: {
    status: '200',
    mediaType: framing === 'sse' ? 'text/event-stream' : 'application/jsonl',
    schema: item,
  },
  errors: [],
  stream: {
    framing,
    discriminator: 'kind',
    deltas: [],
    ends: 'done',
    fails: { when: 'failed', message: 'reason' },
  },
});

/** An API with streams that end by an event, and an answer that is no stream. */
export const feedApi: ApiDescription = {
  environment: { baseURL: 'PETS_BASE_URL' },
  definitions: {},
  routes: [
    stream('sse'),
    stream('jsonl'),
    {
      id: 'feed.status',
      method: 'get',
      path: '/status',
      authenticated: false,
      parameters: [],
      success: { status: '200', mediaType: 'application/json', schema: { type: 'object' } },
      errors: [{ status: '503', mediaType: 'application/json', schema: { type: 'object', required: ['detail'] } }],
    },
    {
      id: 'feed.remove',
      method: 'delete',
      path: '/status',
      authenticated: false,
      parameters: [],
      success: { status: '204' },
      errors: [],
    },
  ],
};

/** The events of the feeds, in order. */
export const feedEvents = [
  { kind: 'news', text: 'Grüße' },
  { kind: 'news', text: 'two' },
  { kind: 'done', failed: false, reason: null },
] as const;

/** Serves the feeds until the test ends. */
export async function serveFeed(
  faults: readonly Fault[] = [],
): Promise<ListeningServer & { faults: FaultScript; calls: string[]; stop: () => void }> {
  const calls: string[] = [];
  const script = createFaultScript(operationIds(feedApi));
  for (const fault of faults) script.add(fault);
  const stopping = new AbortController();
  const feed = (name: string) =>
    async function* () {
      calls.push(name);
      for (const data of feedEvents) yield { event: data.kind, data };
    };
  const handlers = {
    'feed.sse': feed('feed.sse'),
    'feed.jsonl': feed('feed.jsonl'),
    'feed.status': () => {
      calls.push('feed.status');
      return { state: 'fine' };
    },
    'feed.remove': () => void calls.push('feed.remove'),
  };
  const complaints: string[] = [];
  const app = createApp({
    api: feedApi,
    handlers,
    strictResponses: true,
    log: (message) => complaints.push(message),
    faults: script,
    stopping: stopping.signal,
  });
  const server = await listen(app, { host: '127.0.0.1', port: 0 });
  onTestFinished(async () => {
    stopping.abort();
    await server.close();
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  });
  return { ...server, faults: script, calls, stop: () => stopping.abort() };
}
