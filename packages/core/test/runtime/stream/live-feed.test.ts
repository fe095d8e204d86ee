import { expect, it, vi } from 'vitest';
import { requestStream } from '../../../src/runtime/stream/request-stream.ts';
import { sse } from '../../support/sse.ts';
import { rejection, testClient, watchThing } from '../../support/test-client.ts';

// A part of a chunk that is gone from its server, as after a new version of an application.
vi.mock('../../../src/runtime/errors/describe-body.ts', () => {
  throw new Error('The chunk is gone.');
});

it('a failure that cannot be explained is still one of the stream, with its event', async () => {
  const failed = { kind: 'done', failed: true, reason: 'no index' };
  const client = testClient({ fetch: async () => new Response(sse(failed)) });
  const stream = await requestStream(client, watchThing, { thing_id: 't' });
  const error = await rejection(stream.finalEvent());
  expect(error).toMatchObject({ name: 'StreamFailedError', error: failed, eventCount: 1 });
  expect(error.message).toBe('The server reported a failure. (POST /things/{thing_id}/watch)');
});
