import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runIn } from '../command-line.ts';
import { inFolder } from '../sources.ts';

/** The paths that were asked for. */
const requests: (string | undefined)[] = [];
const server = createServer((request, response) => {
  requests.push(request.url);
  response.end('{ "type": "string", "description": "secret" }');
});
let origin = '';

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

/** A document that refers to an address in every place that takes a reference, and in some that take any value. */
function referringTo(address: string): string {
  const reference = { $ref: address };
  const content = {
    'application/json': {
      schema: { ...reference },
      example: reference,
      examples: { a: reference, b: { value: reference } },
    },
  };
  const schema = {
    type: 'object',
    default: reference,
    example: reference,
    properties: { a: reference },
    allOf: [reference],
  };
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'A', version: '1' },
    paths: {
      '/a': reference,
      '/b': {
        post: {
          parameters: [reference],
          requestBody: { content },
          responses: { 200: reference, 201: { description: '', content } },
        },
      },
    },
    components: {
      schemas: { A: reference, B: schema },
      parameters: { A: reference },
      securitySchemes: { A: reference },
    },
  });
}

it.each<[kind: string, address: (folder: string) => string]>([
  ['a host', () => `${origin}/a.json`],
  ['a host, without its scheme', () => `${origin.slice('http:'.length)}/a.json#/b`],
  ['a file by its address', (folder) => `file://${folder}/secret.json`],
  ['a file by its path', (folder) => `${folder}/secret.json`],
  ['a file above', () => '../secret.json'],
  ['a file above, by an escape', () => '%2e%2e/secret.json'],
])('a reference to %s is not followed', async (_kind, address) => {
  await inFolder(
    { 'secret.json': '{ "type": "string", "description": "secret" }', 'api/empty.yaml': '' },
    async (folder) => {
      await writeFile(`${folder}/api/api.json`, referringTo(address(folder)));
      const run = await runIn(`${folder}/api`, 'generate', '--input', 'api.json', '--output', 'out');
      expect(run.code).toBe(0);
      expect(run.error).toMatch(/ operations?, \d+ files, \d+ changes\.\n$/);
      for (const entry of await readdir(`${folder}/api/out`, { withFileTypes: true, recursive: true })) {
        if (!entry.isFile() || !entry.parentPath.includes('generated')) continue;
        expect(await readFile(`${entry.parentPath}/${entry.name}`, 'utf8')).not.toMatch(
          /description.*secret|\bsecret \*\//,
        );
      }
    },
  );
  expect(requests).toEqual([]);
});

it('a plugin in the working directory is not run', async () => {
  const plugin = "require('node:fs').writeFileSync('was-run', ''); module.exports = { id: 'a' };";
  const api =
    'openapi: 3.1.0\ninfo: { title: A, version: "1" }\npaths: {}\ncomponents: { schemas: { A: { $ref: b.json } } }';
  await inFolder({ '@theme/plugin.cjs': plugin, 'api.yaml': api, 'b.json': '{}' }, async (folder) => {
    const run = await runIn(folder, 'generate', '--input', 'api.yaml', '--output', 'out', '--targets', 'models');
    expect(run).toMatchObject({ code: 0, out: '' });
    expect(existsSync(`${folder}/was-run`)).toBe(false);
  });
});
