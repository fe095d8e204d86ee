import { describe, expect, it } from 'vitest';
import { requestText } from '../../../src/runtime/stream/request-text.ts';
import { inPieces } from '../../support/sse.ts';
import { testClient, watchThing } from '../../support/test-client.ts';

async function read(pieces: readonly (Uint8Array | string)[]): Promise<string[]> {
  const client = testClient({ fetch: async () => inPieces(pieces) });
  const operation = { ...watchThing, accept: 'text/plain', stream: {} };
  const seen: string[] = [];
  for await (const piece of requestText<string>(client, operation, { thing_id: 't' })) seen.push(piece);
  return seen;
}

describe('requestText', () => {
  it('gives a text as it arrives', async () => {
    expect(await read(['one\n', 'two, ', '{"three":3}'])).toEqual(['one\n', 'two, ', '{"three":3}']);
  });

  it('cuts no character', async () => {
    const bytes = new TextEncoder().encode('é🙂');
    expect((await read([...bytes].map((byte) => Uint8Array.of(byte)))).join('')).toBe('é🙂');
  });

  it('gives nothing of an empty text', async () => {
    expect(await read([])).toEqual([]);
  });
});
