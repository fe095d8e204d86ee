import { describe, expect, it } from 'vitest';
import { wireFamily } from './wire-family.ts';

describe('an answer', () => {
  const family = wireFamily('responses');
  const answer = (status: number, type: string | undefined, body: string | Buffer = '') => {
    family.answer = (_, response) => response.writeHead(status, type ? { 'content-type': type } : {}).end(body);
  };

  it.each<[id: string, accept: string, status: number, type: string | undefined, body: string, wanted: unknown]>([
    ['json.retrieve', 'application/json', 200, 'application/json', '{"id":1}', { id: 1 }],
    ['json.retrieve', 'application/json', 200, 'application/json', '', undefined],
    ['vendorJson.retrieve', 'application/vnd.acme.v2+json', 200, 'application/json', '{"id":1}', { id: 1 }],
    ['any.retrieve', 'application/json', 200, 'application/json', '{"id":1}', { id: 1 }],
    ['text.retrieve', 'text/plain', 200, 'text/plain', '{"id":1}', '{"id":1}'],
    ['xml.retrieve', 'application/xml', 200, 'application/xml', '<id>é</id>', '<id>é</id>'],
    ['nothing.delete', '*/*', 204, undefined, '', undefined],
    ['nothing.delete', '*/*', 200, 'application/json', '{"id":1}', undefined],
    ['default.retrieve', 'application/json', 201, 'application/json', '{"id":1}', { id: 1 }],
    ['several.retrieve', 'application/json', 200, 'application/json', '{"id":1}', { id: 1 }],
    ['several.retrieve', 'application/json', 202, 'application/json', '{"job":"j"}', { job: 'j' }],
    ['several.retrieve', 'application/json', 204, undefined, '', undefined],
    ['mixed.retrieve', '*/*', 200, 'application/json', '{"id":1}', { id: 1 }],
    ['mixed.retrieve', '*/*', 203, 'text/plain', '{"id":1}', '{"id":1}'],
    ['mixed.retrieve', '*/*', 204, undefined, '', undefined],
  ])('of client.%s to Accept: %s with %d %s %j', async (id, accept, status, type, body, wanted) => {
    answer(status, type, body);
    expect(await family.call(id)).toEqual(wanted);
    expect(family.received[0]?.headers.accept).toBe(accept);
  });

  it.each(['bytes.retrieve', 'mixed.retrieve'])('of client.%s with bytes is a Blob of its media type', async (id) => {
    answer(206, 'image/png', Buffer.from([0, 255, 13, 10]));
    const blob = await family.call(id);
    expect(blob).toBeInstanceOf(Blob);
    expect((blob as Blob).type).toBe('image/png');
    expect(new Uint8Array(await (blob as Blob).arrayBuffer())).toEqual(new Uint8Array([0, 255, 13, 10]));
  });

  it('to HEAD has headers alone', async () => {
    family.answer = (_, response) => response.writeHead(200, { 'x-total': 5, 'content-length': 8 }).end();
    const call = family.call('head.head') as Promise<unknown> & { withResponse(): Promise<{ response: Response }> };
    expect(await call).toBeUndefined();
    expect(family.received).toMatchObject([{ line: 'HEAD /head' }]);
  });

  it.each<[id: string, accept: string, body: string]>([
    ['events.list', 'text/event-stream', 'data: {"id":1}\n\ndata: {"id":\ndata: 2}\n\n'],
    ['lines.list', 'application/x-ndjson', '{"id":1}\n{"id":2}\n'],
  ])('of client.%s to Accept: %s arrives item by item', async (id, accept, body) => {
    answer(200, accept, body);
    const items: unknown[] = [];
    for await (const item of (await family.call(id)) as AsyncIterable<unknown>) items.push(item);
    expect(items).toEqual([{ id: 1 }, { id: 2 }]);
    expect(family.received[0]?.headers.accept).toBe(accept);
  });

  it.each<[status: number, type: string, body: string, wanted: object]>([
    [404, 'application/problem+json', '{"title":"Gone"}', { name: 'NotFoundError', error: { title: 'Gone' } }],
    [418, 'text/html', '<p>Tea</p>', { name: 'APIError', error: '<p>Tea</p>' }],
  ])('with %d %s fails', async (status, type, body, wanted) => {
    answer(status, type, body);
    await expect(family.call('several.retrieve')).rejects.toMatchObject({ status, ...wanted });
  });
});
