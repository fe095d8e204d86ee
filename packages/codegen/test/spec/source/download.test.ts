import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { maxFileBytes } from '../../../src/spec/limits.ts';
import { prepareDocument } from '../../../src/spec/prepare-document.ts';
import { formatProblem } from '../../../src/spec/problem.ts';
import { serve } from '../serve.ts';

const document = `openapi: 3.1.0
info: { title: Größe, version: '1' }
paths: {}
components: { schemas: { A: { $ref: other.yaml } } }
`;

it('reads a document by its address, through redirects and content codings', async () => {
  await using server = await serve(({ url }, response) => {
    if (url === '/old?key=secret') response.writeHead(302, { location: '/api.yaml' }).end();
    else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(document));
  });
  const { document: read, file } = await prepareDocument(`${server.url}/old?key=secret`);
  expect([read.info.title, file]).toEqual(['Größe', `${server.url}/old`]);
});

it('follows no reference from there', async () => {
  await using server = await serve((_, response) => response.end(document));
  const { document: read, warnings } = await prepareDocument(`${server.url}/api.yaml`);
  expect(read.components.schemas.A).toEqual({});
  expect(warnings.map(formatProblem)).toEqual([
    `${server.url}/api.yaml:4:26 #/components/schemas/A: Can't resolve $ref: References to other hosts are not followed. Download the file, and refer to it there.`,
  ]);
});

it.each<[fact: string, listener: RequestListener, message: string]>([
  [
    'an error',
    (_, response) => response.writeHead(404).end(),
    'The server answers with status 404. Check the address.',
  ],
  [
    'a page',
    (_, response) => response.end('<html>'),
    'The file is HTML or XML. An OpenAPI document begins with `openapi: 3.1.0` or the like.',
  ],
  ['an archive', (_, response) => response.end(gzipSync(document)), 'The file is compressed. Unpack it first.'],
  [
    'too much',
    (_, response) => response.end(Buffer.alloc(maxFileBytes + 1)),
    'The document is larger than 64 MiB. Split it.',
  ],
  [
    'nothing',
    ({ socket }) => socket.destroy(),
    'The document cannot be downloaded (UND_ERR_SOCKET). Check the address.',
  ],
])('refuses %s, and shows no query string', async (_, listener, message) => {
  await using server = await serve(listener);
  await expect(prepareDocument(`${server.url}/api.yaml?key=secret`)).rejects.toHaveProperty(
    'message',
    `${server.url}/api.yaml: ${message}`,
  );
});

it.each([
  [
    'https://a:secret@api.test/openapi.json?key=secret',
    'https://api.test/openapi.json: The address has a user in it. Download the document first.',
  ],
  ['http://[secret', 'http://[secret: This is no address. Check it.'],
])('refuses %s', async (address, message) => {
  await expect(prepareDocument(address)).rejects.toHaveProperty('message', message);
});
