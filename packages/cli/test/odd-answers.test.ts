import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

/** Runs a command against a server that answers like no API should. */
async function runAgainst(listener: RequestListener, args: readonly string[]) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const environment = { LLAMA_CLOUD_API_KEY: 'odd', LLAMA_CLOUD_BASE_URL: url };
    const { exitCode, stdout, stderr } = await runCli(['beta:chat', ...args, '--max-retries=0'], environment);
    return { exitCode, stdout, stderr: stderr.replaceAll(url, 'URL') };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const send = (type: string, body: string) => (response: ServerResponse) =>
  response.writeHead(200, { 'content-type': type }).end(body);
const json = (value: unknown) => send('application/json', JSON.stringify(value));
const list = ['list', '--format=jsonl', '--format-error=text'];
const stream = ['stream', 'ses', '--index-id=idx', '--prompt=Hi'];
const checkAddress = 'Check that URL is the address of the API; --base-url or LLAMA_CLOUD_BASE_URL changes it.';
const doubt = 'It may have done its work all the same: look before trying again.';

it.each([
  {
    what: 'a list that repeats a page',
    args: list,
    answer: json({ items: [{ session_id: 'a' }], next_page_token: 'same' }),
    wanted: {
      exitCode: 1,
      stdout: '{"session_id":"a"}\n{"session_id":"a"}\n',
      stderr: /^beta:chat list: The server repeats a page .+\nWhat was printed is all that can be had\.\n$/,
    },
  },
  {
    what: 'an answer that is nested without end',
    args: ['retrieve', 'ses', '--format-error=text'],
    answer: send('application/json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    wanted: {
      exitCode: 1,
      stdout: '',
      stderr:
        'beta:chat retrieve: the answer is nested too deeply, or too long, to be printed\nSee it by --format raw.\n',
    },
  },
  {
    what: 'a list that is no object',
    args: list,
    answer: json(null),
    wanted: {
      exitCode: 1,
      stdout: '',
      stderr: `beta:chat list: 200 The server did not send a page.\n${checkAddress}\n`,
    },
  },
  {
    what: 'a page of a login',
    args: ['retrieve', 'ses'],
    answer: send('text/html', '<html>Log in</html>'),
    wanted: {
      exitCode: 1,
      stdout: '',
      stderr: `beta:chat retrieve: 200 The server did not send JSON.\n${checkAddress}\n`,
    },
  },
  {
    what: 'a page of a login in place of a stream',
    args: stream,
    answer: send('text/html; charset=utf-8', '<html>Log in</html>'),
    wanted: {
      exitCode: 6,
      stdout: '',
      stderr: new RegExp(`^beta:chat stream: .+\nThe server sent text/html in place of events\\. ${checkAddress}\n$`),
    },
  },
  {
    what: 'JSON in place of a stream',
    args: stream,
    answer: json({ ok: true }),
    wanted: {
      exitCode: 6,
      stdout: '',
      stderr: /\nThe server sent application\/json in place of events\./,
    },
  },
  {
    what: 'an event that is not JSON',
    args: stream,
    answer: send('text/event-stream', 'data: {oops\n\n'),
    wanted: {
      exitCode: 1,
      stdout: '',
      stderr: `beta:chat stream: The server sent an event that is not JSON.\nThe server does not keep to its document. ${doubt}\n`,
    },
  },
  {
    what: 'a question and a closed connection',
    args: stream,
    answer: (response: ServerResponse) => response.socket?.destroy(),
    wanted: {
      exitCode: 6,
      stdout: '',
      stderr: new RegExp(`\nThe server closed the connection\\. Check the network and the address URL; .+ ${doubt}\n$`),
    },
  },
  {
    what: 'a limit that is over at once',
    args: ['retrieve', 'ses'],
    answer: (response: ServerResponse) => response.writeHead(429, { 'retry-after': '0' }).end('{"detail":"Slow down"}'),
    wanted: { exitCode: 5, stdout: '', stderr: 'beta:chat retrieve: 429 Slow down\nTry again.\n' },
  },
])('$what is told for what it is', async ({ args, answer, wanted }) => {
  const { exitCode, stdout, stderr } = await runAgainst((_request, response) => void answer(response), args);
  expect({ exitCode, stdout }).toEqual({ exitCode: wanted.exitCode, stdout: wanted.stdout });
  if (typeof wanted.stderr === 'string') expect(stderr).toBe(wanted.stderr);
  else expect(stderr).toMatch(wanted.stderr);
});
