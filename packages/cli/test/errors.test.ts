import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Emulator, startEmulator } from '@llamacloud-prod/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const secret = 'sk-very-secret';
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ tokenRate: 0 });
});

afterAll(() => emulator.close());

/** Runs a command of the group against the emulator, or against another address. */
function run(args: readonly string[], url = emulator.url) {
  return runCli(['beta:chat', ...args], { LLAMA_CLOUD_API_KEY: secret, LLAMA_CLOUD_BASE_URL: url });
}

/** Runs a command against a server whose answers the emulator never gives. */
async function runAgainst(listener: RequestListener, args: readonly string[]) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await run(args, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function answer(status: number, body: unknown, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

describe('a wrong command line', () => {
  it.each([
    {
      args: ['beta:chta', 'list'],
      stderr: 'llamacloud-prod: unknown group "beta:chta"\nDid you mean beta:chat?\n',
    },
    {
      args: ['beta:chat', 'retreive'],
      stderr: 'beta:chat: unknown command "retreive"\nDid you mean retrieve?\n',
    },
    {
      args: ['--colour', 'beta:chat', 'list'],
      stderr: 'llamacloud-prod: unknown flag --colour\nSee --help for what is known here.\n',
    },
    {
      args: ['beta:chat', 'retrieve', '--sesion-id', 'x'],
      stderr: 'beta:chat retrieve: unknown flag --sesion-id\nDid you mean --session-id?\n',
    },
    {
      args: ['beta:chat', 'create', '--project-id', 'nope'],
      stderr: 'beta:chat create: --project-id: "nope" is not of format uuid\nSee --help for what it takes.\n',
    },
    {
      args: ['chat', 'list'],
      stderr: 'llamacloud-prod: unknown group "chat"\nDid you mean beta:chat?\n',
    },
    {
      args: ['beta:chat', 'stream', '--index-id', 'idx'],
      stderr:
        'beta:chat stream: missing --session-id, --prompt\nAdd what is missing; --help tells what each flag takes.\n',
    },
    {
      args: ['beta:chat', 'retrieve', 'one', 'two'],
      stderr:
        'beta:chat retrieve: unexpected argument "two"\nBare words stand for SESSION_ID; all else is given by flags.\n',
    },
    {
      args: ['beta:chat', 'create', '--shared-access', 'admin'],
      stderr: 'beta:chat create: --shared-access: "admin" is not allowed\nGive one of: read_only, query.\n',
    },
    {
      args: ['beta:chat', 'create', ...Array.from({ length: 11 }, (_, index) => `--index-id=idx-${index}`)],
      stderr: 'beta:chat create: --index-id: 11 values given\nGive at most 10.\n',
    },
    {
      args: ['beta:chat', 'stream', 'ses', '--index-id', 'idx', '--prompt', 'x'.repeat(1001)],
      stderr: 'beta:chat stream: --prompt: 1001 characters long\nGive at most 1000.\n',
    },
    {
      args: ['beta:chat', 'list', '--page-size', 'ten'],
      stderr: 'beta:chat list: --page-size: "ten" is not a whole number\nGive digits only, such as 10.\n',
    },
    {
      args: ['beta:chat', 'list', '--max-items', '0'],
      stderr: 'beta:chat list: --max-items: 0 is out of range\nGive at least 1.\n',
    },
    {
      args: ['beta:chat', 'list', '--base-url', 'localhost:3000'],
      stderr:
        'beta:chat list: --base-url: not an http or https address\n' +
        'Give an absolute address such as https://api.example.com.\n',
    },
  ])('$args exits with 2 before anything is sent', async ({ args, stderr }) => {
    // Nothing listens on this address: a request would exit with 6.
    const environment = { LLAMA_CLOUD_API_KEY: secret, LLAMA_CLOUD_BASE_URL: 'http://127.0.0.1:1' };
    expect(await runCli(args, environment)).toEqual({ exitCode: 2, stdout: '', stderr });
  });

  it.each([
    { args: [], usage: 'Usage: llamacloud-prod GROUP COMMAND [flags]' },
    { args: ['beta:chat'], usage: 'Usage: llamacloud-prod beta:chat COMMAND [flags]' },
  ])('$args exits with 2 and shows how to go on', async ({ args, usage }) => {
    const { exitCode, stdout, stderr } = await runCli(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(usage);
  });

  it('shows the stack only with --debug', async () => {
    const { exitCode, stderr } = await runCli(['beta:chat', 'retrieve', '--debug'], { LLAMA_CLOUD_API_KEY: secret });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^beta:chat retrieve: missing --session-id\n.*\nCommandError: .*\n +at /);
  });

  it('refuses a path value that would leave the path', async () => {
    const { exitCode, stdout, stderr } = await run(['delete', '..']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe('beta:chat delete: --session-id: ".." is no step of a path\nGive an id.\n');
  });
});

describe('help and version', () => {
  it.each([
    { args: ['--help'], wanted: 'beta:chat  Conversations over one or more indexes.' },
    { args: ['-h', 'beta:chat'], wanted: 'get-summary  Get Session Summary' },
    { args: ['beta:chat', '--help'], wanted: 'get-summary  Get Session Summary' },
    { args: ['beta:chat', 'stream', '--help'], wanted: '--index-id TEXT (required, repeatable, 1 or more)' },
    { args: ['beta:chat', 'create', '--help'], wanted: '--shared-access read_only|query (or null)' },
    { args: ['--version'], wanted: '0.0.0' },
    { args: ['beta:chat', 'list', '-v'], wanted: '0.0.0' },
  ])('$args prints $wanted', async ({ args, wanted }) => {
    const { exitCode, stdout, stderr } = await runCli(args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(wanted);
  });
});

describe('a failed request', () => {
  it('without a key exits with 3, and names the flag and the variables', async () => {
    expect(await runCli(['beta:chat', 'list'])).toEqual({
      exitCode: 3,
      stdout: '',
      stderr:
        'beta:chat list: no key\n' +
        'Give one by --api-key, set LLAMA_CLOUD_API_KEY or LLAMA_PARSE_API_KEY, or keep one by ' +
        '`llamacloud-prod auth login`.\n',
    });
  });

  it('for an unknown session exits with 4', async () => {
    expect(await run(['retrieve', 'ses-absent'])).toEqual({
      exitCode: 4,
      stdout: '',
      stderr: 'beta:chat retrieve: 404 Session not found\nCheck --session-id, and that the key has access to it.\n',
    });
  });

  it('that contradicts the state exits with 1', async () => {
    const created = await run(['create', '--index-id', 'idx-one']);
    const { session_id } = JSON.parse(created.stdout);
    const { exitCode, stdout, stderr } = await run(['stream', session_id, '--index-id', 'idx-two', '--prompt', 'Hi']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/^beta:chat stream: 409 .+\nLook at its present state, then try again\.\n$/);
  });

  it('that the server finds invalid exits with 1, and names the place', async () => {
    const { exitCode, stdout, stderr } = await run(['list', '--page-token', 'not-given-out']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(
      /^beta:chat list: 422 query\.page_token: .+\nMend the values that are named; see --help\.\n$/,
    );
  });

  it('to an address where nothing listens exits with 6, and names the address', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.close();
    await once(server, 'close');
    const { exitCode, stdout, stderr } = await run(['list'], origin);
    expect({ exitCode, stdout }).toEqual({ exitCode: 6, stdout: '' });
    expect(stderr).toMatch(/^beta:chat list: .*ECONNREFUSED.*\n/);
    expect(stderr).toContain(
      `\nNothing listens there. Check the network and the address ${origin}; --base-url or LLAMA_CLOUD_BASE_URL changes it.\n`,
    );
  });

  it.each<{
    status: number;
    body: { detail: string };
    headers?: Record<string, string>;
    exitCode: number;
    advice: string;
  }>([
    {
      status: 401,
      body: { detail: 'Invalid API key' },
      exitCode: 3,
      advice: 'Check the key given by --api-key or LLAMA_CLOUD_API_KEY or LLAMA_PARSE_API_KEY.',
    },
    {
      status: 403,
      body: { detail: 'Not yours' },
      exitCode: 3,
      advice: 'Use a key that is allowed to do this.',
    },
    {
      status: 429,
      body: { detail: 'Rate limit exceeded' },
      headers: { 'retry-after-ms': '20' },
      exitCode: 5,
      advice: 'Wait 1 second, then try again.',
    },
    {
      status: 400,
      body: { detail: 'What?' },
      exitCode: 1,
      advice: 'Mend the values that are named; see --help.',
    },
    { status: 501, body: { detail: 'Not built' }, headers: {}, exitCode: 1, advice: 'The server failed.' },
  ])('with status $status exits with $exitCode', async ({ status, body, headers, exitCode, advice }) => {
    const result = await runAgainst(answer(status, body, headers), ['create']);
    expect(result).toMatchObject({ exitCode, stdout: '' });
    expect(result.stderr).toMatch(new RegExp(`^beta:chat create: ${status} ${body.detail.replace('?', '\\?')}\n`));
    expect(result.stderr).toContain(advice);
  });

  it('keeps control characters of the server away from the terminal', async () => {
    const body = { detail: 'no\u001b]0;owned\u0007\u009b2J\u202e\nbeta:chat create: all is well' };
    const { stderr } = await runAgainst(answer(400, body), ['create']);
    expect(stderr).toBe(
      'beta:chat create: 400 no ]0;owned 2J\\u202e beta:chat create: all is well\n' +
        'Mend the values that are named; see --help.\n',
    );
  });

  it('whose answer holds control characters prints them as escapes of JSON', async () => {
    const body = { title: '\u001b[2J\u009b\u202e' };
    const { exitCode, stdout } = await runAgainst(answer(201, body), ['create']);
    expect(exitCode).toBe(0);
    expect(stdout).toBe('{\n  "title": "\\u001b[2J\\u009b\\u202e"\n}\n');
  });

  it('whose stream breaks off exits with 6 and keeps what has arrived', async () => {
    const { exitCode, stdout, stderr } = await runAgainst(
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end('data: {"type":"text_delta","content":"Hel"}\n\n');
      },
      ['stream', 'ses', '--index-id', 'idx', '--prompt', 'Hi'],
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 6, stdout: '{"type":"text_delta","content":"Hel"}\n' });
    expect(stderr).toMatch(/^beta:chat stream: .+\nWhat was printed is not complete\. .+\n$/);
  });

  it('shows the request with --debug, without key and query', async () => {
    const project = '8c1f4a5e-7a0b-4a55-9c43-0d2b3a6f1e11';
    const { stderr } = await runAgainst(answer(404, { detail: 'Gone' }, { 'x-request-id': 'req-1' }), [
      'retrieve',
      'ses-absent',
      '--project-id',
      project,
      '--debug',
    ]);
    expect(stderr).toContain('\nGET /api/v1/chat/{session_id}, status 404, request id req-1\n');
    expect(stderr).toMatch(/\n +at /);
    expect(stderr).not.toContain(secret);
    expect(stderr).not.toContain(project);
  });
});
