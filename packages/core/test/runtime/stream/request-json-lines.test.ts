import { describe, expect, it } from 'vitest';
import { requestJsonLines } from '../../../src/runtime/stream/request-json-lines.ts';
import { inPieces } from '../../support/sse.ts';
import { rejection, testClient, watchThing } from '../../support/test-client.ts';

const operation = { ...watchThing, accept: 'application/x-ndjson' };

async function read(pieces: readonly string[], stream = {}): Promise<unknown[]> {
  const client = testClient({ fetch: async () => inPieces(pieces) });
  const seen: unknown[] = [];
  for await (const event of requestJsonLines(client, { ...operation, stream }, { thing_id: 't' })) seen.push(event);
  return seen;
}

describe('requestJsonLines', () => {
  it('gives each line, the last one with or without an end', async () => {
    expect(await read(['{"a":', '1}\n{"a":2}\n', '{"a":3}'])).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }]);
  });

  it('knows a text that ends it, with or without an end of its line', async () => {
    for (const end of ['[DONE]\n', '[DONE]']) {
      expect(await read([`{"a":1}\n${end}`], { done: '[DONE]' })).toEqual([{ a: 1 }]);
    }
  });

  it('knows a terminal event', async () => {
    expect(await read(['{"kind":"done"}\n{"kind":"late"}\n'], operation.stream)).toEqual([{ kind: 'done' }]);
    expect(await rejection(read(['{"kind":"step"}\n'], operation.stream))).toMatchObject({
      name: 'StreamInterruptedError',
      eventCount: 1,
    });
  });
});
