import { describe, expect, it } from 'vitest';
import { wireFamily } from './wire-family.ts';

const family = wireFamily('streams');

/** Answers with this type, in these pieces. */
function answer(mediaType: string, ...pieces: readonly string[]): void {
  family.answer = async (_, response) => {
    response.setHeader('content-type', mediaType);
    response.flushHeaders();
    for (const piece of pieces) await new Promise((resolve) => response.write(piece, resolve));
    response.end();
  };
}

async function read(id: string): Promise<unknown[]> {
  const seen: unknown[] = [];
  for await (const event of (await family.call(id)) as AsyncIterable<unknown>) seen.push(event);
  return seen;
}

describe('a stream', () => {
  it('of server-sent events ends by the text that the document tells of', async () => {
    answer('text/event-stream', 'data: {"text":"a"}\n\nda', 'ta: {"text":"b"}\n\ndata: [DONE]\n\n');
    expect(await read('completions.create')).toEqual([{ text: 'a' }, { text: 'b' }]);
    expect(family.received[0]?.headers.accept).toBe('text/event-stream');
  });

  it('of server-sent events is interrupted without that text', async () => {
    answer('text/event-stream', 'data: {"text":"a"}\n\n');
    await expect(read('completions.create')).rejects.toThrow('The stream ended after 1 events without its last one.');
  });

  it('of server-sent events may end with the connection where the document tells of no text', async () => {
    answer('text/event-stream', 'data: {"text":"a"}\n\n');
    expect(await read('events.create')).toEqual([{ text: 'a' }]);
  });

  it('of lines gives the JSON of each', async () => {
    answer('application/x-ndjson', '{"text":"a"}\n{"te', 'xt":"b"}\n');
    expect(await read('lines.create')).toEqual([{ text: 'a' }, { text: 'b' }]);
    expect(family.received[0]?.headers.accept).toBe('application/x-ndjson');
  });

  it('of text gives it as it arrives', async () => {
    answer('text/plain', 'one\ntw', 'o');
    expect((await read('texts.create')).join('')).toBe('one\ntwo');
    expect(family.received[0]?.headers.accept).toBe('text/plain');
  });

  it('is what a text is not whose pieces have no form', async () => {
    answer('text/plain', 'one\ntw', 'o');
    expect(await family.call('whole.create')).toBe('one\ntwo');
  });
});
