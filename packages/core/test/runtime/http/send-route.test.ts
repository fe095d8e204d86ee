import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { FullClient } from '../../../src/runtime/full-client.ts';
import { serve } from '../../support/serve.ts';
import { rejection, testDefaults } from '../../support/test-client.ts';

const clientOf = (baseURL: string) => new FullClient({ apiKey: 'secret-key', baseURL, maxRetries: 0 }, testDefaults);
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

describe('a call of a route without a description', () => {
  it.each(methods)('is a %s with the key', async (method) => {
    await using server = await serve((incoming, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify([incoming.method, incoming.url, incoming.headers.authorization]));
    });
    const call = clientOf(server.url)[method]('/other/{a}', { query: { q: [1, 2] } });
    expect(await call).toEqual([method.toUpperCase(), '/other/%7Ba%7D?q=1&q=2', 'Bearer secret-key']);
  });

  it.each<[string, unknown, string, string | undefined]>([
    ['an object', { a: 1 }, '{"a":1}', 'application/json'],
    ['a list', [1], '[1]', 'application/json'],
    ['null', null, 'null', 'application/json'],
    ['a text', 'plain', 'plain', 'text/plain;charset=UTF-8'],
    ['a form', new URLSearchParams({ a: '1' }), 'a=1', 'application/x-www-form-urlencoded;charset=UTF-8'],
    ['a Blob', new Blob(['x'], { type: 'image/png' }), 'x', 'image/png'],
    ['bytes', new Uint8Array([97]), 'a', undefined],
    ['a stream', new Blob(['s']).stream(), 's', undefined],
    ['a stream of Node', Readable.from([Buffer.from('s')]), 's', undefined],
    ['a FileStream', { name: 'f', stream: () => new Blob(['s']).stream() }, 's', undefined],
    ['nothing', undefined, '', undefined],
  ])('sends %s', async (_, body, wanted, type) => {
    let seen: string | undefined;
    await using server = await serve((incoming, response) => {
      seen = incoming.headers['content-type'];
      response.end();
    });
    await clientOf(server.url).post('/other', { body });
    expect([server.requests[0]?.body, seen]).toEqual([wanted, type]);
  });

  it.each<[string, Record<string, string>, string, unknown]>([
    ['JSON', { 'content-type': 'application/problem+json; charset=utf-8' }, '{"a":1}', { a: 1 }],
    ['JSON in capitals', { 'content-type': 'Application/JSON' }, '{"a":1}', { a: 1 }],
    ['several texts of JSON', { 'content-type': 'application/json-seq' }, '{}\n{}', '{}\n{}'],
    ['a text', { 'content-type': 'text/csv' }, 'a,b', 'a,b'],
    ['nothing', {}, '', undefined],
  ])('answers %s', async (_, headers, text, wanted) => {
    await using server = await serve((_incoming, response) => response.writeHead(200, headers).end(text));
    expect(await clientOf(server.url).get('/other')).toEqual(wanted);
  });

  it('fails by the classes of errors', async () => {
    await using server = await serve((_, response) => response.writeHead(404).end());
    const error = await rejection(clientOf(server.url).get('/other'));
    expect(error).toMatchObject({ name: 'NotFoundError', message: '404 status code (no body) (GET /other)' });
  });

  it.each([
    'other',
    'https://evil.test/',
    '//evil.test',
    '/a?token=secret',
    '/a#b',
    '/a/../b',
    '/a/%2e%2E/b',
    '/\\evil',
    '/.\t./admin',
    '/.\r\n./admin',
    '/a/.. ',
  ])('refuses the path %j', async (path) => {
    const error = await rejection(clientOf('http://127.0.0.1:1').get(path));
    expect(error.message).toContain('A path must begin with one slash');
  });
});
