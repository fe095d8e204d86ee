import { describe, expect, it } from 'vitest';
import { wireFamily } from './wire-family.ts';

const bytes = new Uint8Array([0, 255, 13, 10]);

async function* slowly<T>(...items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** The parts of a multipart body, each as its headers and content, without the boundary that is another in each call. */
function partsOf(contentType: string, body: Buffer): readonly string[] {
  const boundary = /^multipart\/form-data; boundary=(.+)$/.exec(contentType)?.[1] ?? 'none';
  const [preamble, ...parts] = body.toString('latin1').split(`--${boundary}`);
  expect([preamble, parts.pop()?.trim()]).toEqual(['', '--']);
  return parts.map((part) => part.replace(/^\r\n|\r\n$/g, ''));
}

describe('a body', () => {
  const family = wireFamily('bodies');

  it.each<[call: string, given: object, type: string, sent: string]>([
    ['POST json.create', { id: 1, at: null, kind: 'a' }, 'application/json', '{"id":1,"at":null,"kind":"a"}'],
    ['POST json.create', { parts: [{ parts: [{ id: 2 }] }] }, 'application/json', '{"parts":[{"parts":[{"id":2}]}]}'],
    ['PUT json.replace', { body: ['a', 'é'] }, 'application/json', '["a","é"]'],
    ['PATCH json.update', { id: 1 }, 'application/merge-patch+json', '{"id":1}'],
    ['DELETE json.delete', { id: 1 }, 'application/json', '{"id":1}'],
    ['POST any.create', { id: 1 }, 'application/json', '{"id":1}'],
    ['PUT octets.update', { body: bytes }, 'application/octet-stream', '\0\xff\r\n'],
    ['PUT octets.update', { body: new Blob([bytes]).stream() }, 'application/octet-stream', '\0\xff\r\n'],
    ['PUT images.update', { body: new Blob([bytes], { type: 'image/png' }) }, 'image/png', '\0\xff\r\n'],
    ['POST text.create', { body: 'plain' }, 'text/plain', 'plain'],
    ['POST lines.create', { body: [{ id: 1 }, { id: 2 }] }, 'application/x-ndjson', '{"id":1}\n{"id":2}\n'],
    ['POST lines.create', { body: slowly({ id: 1 }, { id: 2 }) }, 'application/x-ndjson', '{"id":1}\n{"id":2}\n'],
    ['POST lines.create', { body: [] }, 'application/x-ndjson', ''],
    ['PUT lines.replace', { body: new Set([{ id: 1 }]) }, 'application/json-seq', '\x1e{"id":1}\n'],
    ['PATCH lines.update', { body: '{"id":1}' }, 'application/jsonl', '{"id":1}'],
    ['POST xml.create', { body: '<thing/>' }, 'application/xml', '<thing/>'],
  ])('of %s(%j) is sent as %s', async (call, given, type, sent) => {
    const [method, id = ''] = call.split(' ');
    await family.call(id, given);
    expect(family.received).toMatchObject([
      { line: `${method} /${id.split('.')[0]}`, headers: { 'content-type': type } },
    ]);
    const encoding = type === 'application/json' ? 'utf8' : 'latin1';
    expect(family.received[0]?.body.toString(encoding)).toBe(sent);
  });

  it('that may be left out is not sent', async () => {
    await family.call('json.create');
    expect(family.received[0]?.body).toHaveLength(0);
    expect(family.received[0]?.headers['content-type']).toBeUndefined();
  });
});

describe('a form', () => {
  const family = wireFamily('bodies');

  it.each<[method: string, given: object, sent: string]>([
    ['create', { url: 'a b&c' }, 'url=a%20b%26c'],
    ['create', { tags: ['a', 'b'] }, 'tags=a&tags=b'],
    ['create', { where: { near: { x: 1 } } }, 'where%5Bnear%5D%5Bx%5D=1'],
    ['create', { items: [{ price: 'p' }] }, 'items%5B0%5D%5Bprice%5D=p'],
    ['update', { tags: ['a', 'b'] }, 'tags=a%20b'],
    ['update', { where: { near: { x: 1 } } }, 'where=%7B%22near%22%3A%7B%22x%22%3A1%7D%7D'],
    ['update', { items: [{ price: 'p' }] }, 'items%5B0%5D%5Bprice%5D=p'],
    ['update', { url: 'https://a/?b=c' }, 'url=https://a/?b=c'],
  ])('of client.form.%s(%j) is %s', async (method, given, sent) => {
    await family.call(`form.${method}`, given);
    const type = 'application/x-www-form-urlencoded';
    expect(family.received).toMatchObject([{ headers: { 'content-type': type } }]);
    expect(family.received[0]?.body.toString()).toBe(sent);
  });
});

describe('a multipart form', () => {
  const family = wireFamily('bodies');
  const disposition = (rest: string) => `Content-Disposition: form-data; name=${rest}`;

  it.each<[method: string, given: object, parts: readonly string[]]>([
    ['create', { name: 'a\r\nb' }, [`${disposition('"name"')}\r\n\r\na\r\nb`]],
    ['create', { tags: ['a', 'b'] }, [`${disposition('"tags"')}\r\n\r\na`, `${disposition('"tags"')}\r\n\r\nb`]],
    ['create', { data: { x: 1 } }, [`${disposition('"data"')}\r\n\r\n{"x":1}`]],
    [
      'create',
      { file: new File([bytes], 'a"b.bin', { type: 'image/gif' }) },
      [`${disposition('"file"; filename="a%22b.bin"')}\r\nContent-Type: image/gif\r\n\r\n\0\xff\r\n`],
    ],
    ['update', { data: { x: 1 } }, [`${disposition('"data"')}\r\nContent-Type: application/json\r\n\r\n{"x":1}`]],
    [
      'update',
      { files: [new File(['a'], 'a.csv'), new File(['b'], 'b', { type: 'text/plain' })], name: 'n' },
      [
        `${disposition('"files"; filename="a.csv"')}\r\nContent-Type: text/csv\r\n\r\na`,
        `${disposition('"files"; filename="b"')}\r\nContent-Type: text/plain\r\n\r\nb`,
        `${disposition('"name"')}\r\n\r\nn`,
      ],
    ],
    [
      'update',
      { data: { x: 1 }, file: { name: 'a.png', stream: () => new Blob(['png']).stream() } },
      [
        `${disposition('"data"')}\r\nContent-Type: application/json\r\n\r\n{"x":1}`,
        `${disposition('"file"; filename="a.png"')}\r\nContent-Type: application/octet-stream\r\n\r\npng`,
      ],
    ],
  ])('of client.multipart.%s(%j) has its parts', async (method, given, parts) => {
    await family.call(`multipart.${method}`, given);
    const [received] = family.received;
    expect(partsOf(received?.headers['content-type'] as string, received?.body as Buffer)).toEqual(parts);
  });

  it('without streams is sent again after a failure', async () => {
    family.answer = (_, response) => response.writeHead(family.received.length === 1 ? 429 : 204).end();
    await family.call('multipart.update', { data: { x: 1 } });
    expect(family.received).toHaveLength(2);
    expect(family.received[1]?.body).toEqual(family.received[0]?.body);
  });
});
