import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { request, splitParams } from '#core';
import type { Command } from '../../../src/runtime/command.ts';
import { readFile } from '../../../src/runtime/input/read-file.ts';
import { StandardInput } from '../../../src/runtime/input/standard-input.ts';
import type { PreviewForm } from '../../../src/runtime/preview/preview-forms.ts';
import { printPreview } from '../../../src/runtime/preview/print-preview.ts';
import { sendCall } from '../../../src/runtime/send-call.ts';
import { libraryLine, updateCommand } from '../commands.ts';
import { collectOutput } from '../output/writers.ts';

let folder: string;
let url: string;
/** What the server has got, in order. */
const received: unknown[] = [];
const server = createServer(async (message, response) => {
  const headers = { 'content-type': message.headers['content-type'] ?? '' };
  const body = new Response(await buffer(message), { headers });
  const content = headers['content-type'].startsWith('multipart/')
    ? await Promise.all(Array.from(await body.formData(), async ([name, value]) => [name, await fieldOf(value)]))
    : [headers['content-type'], await body.text()];
  received.push({ method: message.method, url: message.url, content });
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
});

async function fieldOf(value: string | File): Promise<unknown> {
  return typeof value === 'string' ? value : [value.name, value.type, await value.text()];
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-files-'));
  writeFileSync(join(folder, `it's "one".txt`), 'first\n');
  await once(server.listen(0, '127.0.0.1'), 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** A command that sends its parameters as a form, or its file as it is. */
function upload(mediaType: string): Command {
  const encode = (value: unknown) => {
    if (mediaType !== 'multipart/form-data') return { body: value as Blob, headers: { 'content-type': mediaType } };
    const form = new FormData();
    for (const [name, field] of Object.entries(value ?? {})) form.append(name, field);
    return { body: form };
  };
  const property = mediaType === 'multipart/form-data' ? {} : { property: 'body' };
  const operation = {
    id: 'upload',
    method: 'POST',
    path: '/files',
    split: splitParams,
    body: { mediaType, encode, ...property },
  } as const;
  const load: Command['load'] = async () => (client, params, options) =>
    request(client, operation, {}, params, options);
  return { ...updateCommand, kind: 'single', load };
}

async function preview(form: PreviewForm, command: Command, parameters: Readonly<Record<string, unknown>>) {
  const { output, text } = collectOutput();
  const call = {
    settings: { baseURL: url },
    values: { path: [], parameters },
    preview: form,
  };
  await printPreview(libraryLine, command, call as never, { form, isJson: false, stdout: output });
  return text();
}

describe('a file', () => {
  it.each(['multipart/form-data', 'application/octet-stream'])('as %s is sent by curl as by the call', async (type) => {
    const file = await readFile('--file', join(folder, `it's "one".txt`), new StandardInput());
    const parameters = type === 'multipart/form-data' ? { title: '@a;type=b', file } : { body: file };
    const command = upload(type);
    const { answer } = await sendCall(command, { path: [], parameters }, { baseURL: url, apiKey: 'key' });
    await (answer as PromiseLike<unknown>);
    const script = await preview('curl', command, parameters);
    await promisify(execFile)('sh', ['-c', script], { env: { PATH: process.env.PATH, LIBRARY_KEY: 'key' } });
    const [called, curled] = received.splice(0);
    expect(JSON.stringify(called)).toContain('first\\n');
    expect(curled).toEqual(called);
  });

  it.each<{ form: PreviewForm; wanted: readonly string[] }>([
    {
      form: 'http',
      wanted: ['content-type: multipart/form-data', `file=<it's "one".txt, application/octet-stream, 6 bytes>`],
    },
    { form: 'ts', wanted: ["import { createReadStream } from 'node:fs';", 'file: createReadStream('] },
    { form: 'react', wanted: ['const run = (file: File) => mutate(', 'file: file', '<input type="file"'] },
  ])('is shown as $form', async ({ form, wanted }) => {
    const file = await readFile('--file', join(folder, `it's "one".txt`), new StandardInput());
    const shown = await preview(form, upload('multipart/form-data'), { title: 'a', file });
    for (const part of wanted) expect(shown).toContain(part);
    expect(shown).not.toContain('first');
  });
});
