import type { ServerResponse } from 'node:http';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { SessionDetail, SessionEvent } from '../src/generated/models.ts';
import { EmulatorError, startEmulator } from '../src/index.ts';
import { emulatorForTest, handbook } from './support/emulator.ts';
import { call, createSession, readFrames, runTurn, startTurn } from './support/http.ts';
import { beginStream, chunk, serveModel } from './support/model-server.ts';
import { addressOf, runCommand } from './support/process.ts';

const question = { index_ids: ['idx-handbook'], prompt: 'When do refunds arrive?' };

function pieces(events: readonly SessionEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'text_delta' ? [event.content] : []));
}

function answerWith(...contents: string[]) {
  return (response: ServerResponse) => {
    beginStream(response);
    for (const content of contents) response.write(chunk(content));
    response.end(`${chunk(undefined, 'stop')}data: [DONE]\n\n`);
  };
}

describe('a model', () => {
  test('writes the answer from the passages, and its pieces are the deltas', async () => {
    const { url, requests } = await serveModel(answerWith('Within ', 'five', ' working days.'));
    const emulator = await emulatorForTest({ model: { url, name: 'llama', key: 'model key' } });
    const events = await runTurn(emulator, await createSession(emulator), question);
    expect(pieces(events)).toEqual(['Within ', 'five', ' working days.']);
    expect(events.at(-2)).toEqual({ type: 'text', content: 'Within five working days.' });
    expect(events.at(-1)).toMatchObject({ type: 'stop', is_error: false });
    expect(events.some((event) => event.type === 'tool_result')).toBe(true);

    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'POST', path: '/v1/chat/completions' });
    expect(requests[0]?.headers.authorization).toBe('Bearer model key');
    expect(requests[0]?.body).toMatchObject({ model: 'llama', stream: true });
    const messages = requests[0]?.body.messages ?? [];
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(messages[1]?.content).toContain('When do refunds arrive?');
    expect(messages[1]?.content).toContain('[refunds.md, lines 1 to 8]\n# Refunds');
  });

  test('is told what was said before', async () => {
    const { url, requests } = await serveModel(answerWith('Five days.'));
    const emulator = await emulatorForTest({ model: { url } });
    const sessionId = await createSession(emulator);
    await runTurn(emulator, sessionId, question);
    await runTurn(emulator, sessionId, { ...question, prompt: 'and for shipping?' });
    expect(requests[1]?.headers.authorization).toBeUndefined();
    expect(requests[1]?.body.messages.slice(1, 3)).toEqual([
      { role: 'user', content: 'When do refunds arrive?' },
      { role: 'assistant', content: 'Five days.' },
    ]);
  });

  test('is passed on while it writes', async () => {
    const rest = Promise.withResolvers<void>();
    const { url } = await serveModel(async (response) => {
      beginStream(response);
      response.write(chunk('First'));
      await rest.promise;
      response.end(`${chunk(' second')}data: [DONE]\n\n`);
    });
    const emulator = await emulatorForTest({ model: { url } });
    const frames = readFrames(await startTurn(emulator, await createSession(emulator), question));
    let data: SessionEvent | undefined;
    while (data?.type !== 'text_delta') data = (await frames.next()).value?.data;
    expect(data.content).toBe('First');
    rest.resolve();
    const events = (await Array.fromAsync(frames)).map((frame) => frame.data);
    expect(events.at(-2)).toEqual({ type: 'text', content: 'First second' });
  });

  test.each([
    ['', '/v1/chat/completions'],
    ['/', '/v1/chat/completions'],
    ['/v1', '/v1/chat/completions'],
    ['/openai/v1/', '/openai/v1/chat/completions'],
    ['/openai', '/openai/v1/chat/completions'],
    ['/v1/chat/completions?version=2', '/v1/chat/completions?version=2'],
  ])('at %j is asked at %s', async (path, wanted) => {
    const { url, requests } = await serveModel(answerWith('Yes.'));
    const emulator = await emulatorForTest({ model: { url: `${url}${path}` } });
    await runTurn(emulator, await createSession(emulator), question);
    expect(requests[0]?.path).toBe(wanted);
  });
});

const key = 'sk-very-secret';
const failures: [string, (response: ServerResponse) => void, string][] = [
  [
    'refuses the key and repeats it',
    (response) => response.writeHead(401).end(JSON.stringify({ error: { message: `Incorrect key: ${key}` } })),
    'The model answered 401: Incorrect key: [key]',
  ],
  [
    'answers with words for a terminal',
    (response) => response.writeHead(500).end(JSON.stringify({ error: `\u001b[2J${'no '.repeat(100)}` })),
    `The model answered 500: [2J${'no '.repeat(100)}`.slice(0, 'The model '.length + 200),
  ],
  ['has no words', (response) => response.writeHead(503).end('<html>'), 'The model answered 503: Service Unavailable'],
  [
    'does not stream',
    (response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{"choices":[]}'),
    'The model did not answer with an event stream',
  ],
  [
    'fails in the stream',
    (response) => {
      beginStream(response);
      response.end('data: {"error":{"message":"out of memory"}}\n\n');
    },
    'The model failed: out of memory',
  ],
  [
    'sends no JSON',
    (response) => {
      beginStream(response);
      response.end('data: oops\n\n');
    },
    'The model sent an event that is no JSON object',
  ],
  [
    'says nothing',
    (response) => {
      beginStream(response);
      response.end('data: [DONE]\n\n');
    },
    'The model gave an empty answer',
  ],
  [
    'goes elsewhere',
    (response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
    'The connection to the model failed (no reason given)',
  ],
];

describe('a turn ends by an error when the model', () => {
  test.each(failures)('%s', async (_name, respond, error) => {
    const { url } = await serveModel(respond);
    const emulator = await emulatorForTest({ model: { url, key } });
    const sessionId = await createSession(emulator);
    const events = await runTurn(emulator, sessionId, question);
    const stop = events.at(-1);
    expect(stop).toMatchObject({ type: 'stop', is_error: true });
    expect(stop?.type === 'stop' ? stop.error?.replace(/…$/, '') : undefined).toBe(error);
    const stored = await call<SessionDetail>(emulator, 'GET', `/api/v1/chat/${sessionId}`);
    expect(JSON.stringify(stored.body)).not.toContain(key);
  });

  test.each([
    ['ends early', (response: ServerResponse) => response.end(), 'The model broke off'],
    [
      'loses the connection',
      (response: ServerResponse) => response.destroy(),
      'The connection to the model failed (UND_ERR_SOCKET)',
    ],
  ])('%s, and what it wrote is kept', async (_name, end, error) => {
    const { url } = await serveModel((response) => {
      beginStream(response);
      response.write(chunk('Within five'), () => end(response));
    });
    const emulator = await emulatorForTest({ model: { url } });
    const events = await runTurn(emulator, await createSession(emulator), question);
    expect(events.slice(-2)).toMatchObject([
      { type: 'text', content: 'Within five' },
      { type: 'stop', is_error: true, error },
    ]);
  });

  test('is not there', async () => {
    const emulator = await emulatorForTest({ model: { url: 'http://127.0.0.1:1/v1?token=secret' } });
    const events = await runTurn(emulator, await createSession(emulator), question);
    expect(events.at(-1)).toMatchObject({
      error: expect.stringMatching(/^The connection to the model failed \(.+\)$/),
    });
    expect(JSON.stringify(events.at(-1))).not.toContain('secret');
  });
});

test('a deleted session stops the model', async () => {
  const left = Promise.withResolvers<void>();
  const { url } = await serveModel((response) => {
    beginStream(response);
    response.write(chunk('First'));
    response.once('close', () => left.resolve());
  });
  const emulator = await emulatorForTest({ model: { url } });
  const sessionId = await createSession(emulator);
  const frames = readFrames(await startTurn(emulator, sessionId, question));
  while ((await frames.next()).value?.data.type !== 'text_delta');
  expect((await call(emulator, 'DELETE', `/api/v1/chat/${sessionId}`)).status).toBe(204);
  await left.promise;
  const rest = (await Array.fromAsync(frames)).map((frame) => frame.data);
  expect(rest.at(-1)).toMatchObject({ type: 'stop', is_error: true, error: 'The session was deleted' });
});

test.each(['localhost:11434', 'file:///etc/passwd', 'https://user:secret@models.example', ''])(
  'the address %j is refused, and is not repeated',
  async (url) => {
    const error = await startEmulator({ model: { url } }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EmulatorError);
    expect((error as EmulatorError).message).toBe(
      'The address of the model must be an http or https address without a login, such as http://127.0.0.1:11434/v1',
    );
  },
);

test('the command takes a model, and its key from the environment', async () => {
  const { url, requests } = await serveModel(answerWith('Yes.'));
  vi.stubEnv('LLAMACLOUD_EMULATOR_MODEL_KEY', key);
  onTestFinished(() => void vi.unstubAllEnvs());
  const index = `idx-handbook=${handbook}`;
  const command = runCommand('--port', '0', '--index', index, '--model-url', url, '--model', 'llama');
  const address = await addressOf(command);
  const events = await runTurn(address, await createSession(address), question);
  expect(events.at(-2)).toEqual({ type: 'text', content: 'Yes.' });
  expect(requests[0]).toMatchObject({ headers: { authorization: `Bearer ${key}` }, body: { model: 'llama' } });
  expect(command.output.stdout + command.output.stderr).not.toContain(key);
});
