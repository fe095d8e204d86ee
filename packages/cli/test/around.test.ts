import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '@llamacloud-prod/emulator';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pipeIntoCli, runCli, runShell } from './run-cli.ts';
import { startTerminal } from './terminal.ts';

const secret = 'sk-very-secret';
let emulator: Emulator;
let echo: Server;
let echoUrl: string;
let home: string;
let environment: Record<string, string>;

beforeAll(async () => {
  emulator = await startEmulator({ tokenRate: 0, log: () => {} });
  echo = createServer(async (request, response) => {
    if (request.url?.startsWith('/file')) {
      response.writeHead(200, {
        'content-type': 'image/png',
        'content-disposition': `attachment; filename="../../evil\\"${'e'.repeat(200)}--${'l'.repeat(70)}name.png"`,
      });
      response.end(Buffer.of(0xff, 0x1b, 0x9b));
      return;
    }
    if (request.url?.startsWith('/endless')) {
      response.write('{');
      return;
    }
    if (request.url?.startsWith('/html')) {
      response.writeHead(200, { 'content-type': 'application/json' }).end('<html>');
      return;
    }
    if (request.url?.startsWith('/texts')) {
      response.writeHead(200, { 'content-type': 'application/json-seq' }).end('{}\n{}\n');
      return;
    }
    response.writeHead(200, { 'content-type': 'Application/JSON', 'x-request-id': 'req-1' });
    response.end(JSON.stringify(await describeRequest(request)));
  }).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  echoUrl = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
});

afterAll(async () => {
  echo.closeAllConnections();
  echo.close();
  await emulator.close();
});

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cli-home-'));
  environment = { HOME: home, LLAMA_CLOUD_API_KEY: secret, LLAMA_CLOUD_BASE_URL: emulator.url };
  return () => rmSync(home, { recursive: true });
});

async function describeRequest(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method, url, headers } = request;
  return { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
}

/** Runs a command against a server that answers with what it was asked. */
async function echoed(args: readonly string[], input?: string) {
  const given = [...args, '--base-url', echoUrl];
  const result = input === undefined ? await runCli(given, environment) : await pipeIntoCli(input, given, environment);
  return { ...result, json: result.exitCode === 0 ? JSON.parse(result.stdout) : undefined };
}

describe('api', () => {
  it.each([
    { args: ['/a/b'], wanted: { method: 'GET', url: '/a/b', body: '' } },
    { args: ['get', '/a?x=1&x=2', '--query', 'y=a b&c'], wanted: { method: 'GET', url: '/a?x=1&x=2&y=a%20b%26c' } },
    { args: ['/a/{b}'], wanted: { url: '/a/%7Bb%7D' } },
    { args: ['/a', '--body', '{a: [1]}'], wanted: { method: 'POST', body: '{"a":[1]}' } },
    { args: ['DELETE', '/a'], wanted: { method: 'DELETE' } },
  ])('sends $args', async ({ args, wanted }) => {
    const { json, stderr } = await echoed(['api', ...args]);
    expect(stderr).toBe('');
    expect(json).toMatchObject({ ...wanted, headers: { authorization: `Bearer ${secret}` } });
  });

  it('sends standard input as it is', async () => {
    const args = ['api', 'PUT', '/a', '--input=-', '--content-type=text/csv', '-H', 'X-One: 1'];
    const { json } = await echoed(args, 'a,b\n');
    expect(json).toMatchObject({ body: 'a,b\n', headers: { 'content-type': 'text/csv', 'x-one': '1' } });
  });

  it('prints the head of the answer with --include, and parts of it with --transform', async () => {
    const { stdout } = await runCli(['api', '/a', '-i', '--base-url', echoUrl, '--transform=url'], environment);
    expect(stdout).toMatch(/^200 OK\n(.+\n)*x-request-id: req-1\n(.+\n)*\n"\/a"\n$/);
  });

  it('writes bytes to a pipe as they are', async () => {
    const { stdout } = await runShell(`$CLI api /file --base-url ${echoUrl} | od -An -tx1`, environment);
    expect(stdout.trim()).toBe('ff 1b 9b');
  });

  it('reads no answer with --quiet', async () => {
    const result = await runCli(['api', '/endless', '--quiet', '--base-url', echoUrl], environment);
    expect(result).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('writes a sequence of JSON texts as it is', async () => {
    const { stdout, stderr } = await runCli(['api', '/texts', '--base-url', echoUrl], environment);
    expect({ stdout, stderr }).toEqual({ stdout: '{}\n{}\n', stderr: '' });
  });

  it('saves bytes to a new file of this folder on a terminal', async () => {
    const names = [];
    for (let count = 0; count < 2; count += 1) {
      const terminal = startTerminal(['api', '/file', '--base-url', echoUrl], { environment, folder: home });
      names.push(/Saved as (.+?)\r?\n/.exec((await terminal.ended()).screen)?.[1]);
    }
    expect(readdirSync(home).sort()).toEqual([...names].sort());
    expect(names).toEqual(['', '-2'].map((number) => `${'l'.repeat(70)}name${number}.png`));
    expect(readFileSync(join(home, names[0] ?? ''))).toEqual(Buffer.of(0xff, 0x1b, 0x9b));
  });

  it('says where an answer is not the JSON that it says it is', async () => {
    const { exitCode, stderr } = await runCli(['api', '/html', '--base-url', echoUrl], environment);
    expect(exitCode).toBe(1);
    expect(stderr).toBe('api: the answer is not the JSON that it says it is\nSee it by --format raw.\n');
  });

  it('ends as commands do when the API refuses', async () => {
    const { exitCode, stderr } = await runCli(['api', '/api/v1/chat/ses-absent'], environment);
    expect(exitCode).toBe(4);
    expect(stderr).toMatch(/^api: 404 .+\n/);
  });

  it.each([
    { args: ['api'], problem: 'api: missing PATH' },
    { args: ['api', 'delete'], problem: 'api: missing PATH' },
    { args: ['api', 'FETCH', '/a'], problem: 'api: unknown method "FETCH"' },
    { args: ['api', 'a'], problem: 'api: the path is not one of the API' },
    { args: ['api', '//evil.test/a'], problem: 'api: the path is not one of the API' },
    { args: ['api', '/a', '--query', 'x'], problem: 'api: --query: there is no =' },
    { args: ['api', '/a', '--body=1', '--input=-'], problem: 'api: --body does not go with --input' },
    { args: ['api', '/a', '--body=1', '--body=2'], problem: 'api: --body: given 2 times' },
    { args: ['beta:chat', 'create', '--input=a', '--input=b'], problem: 'beta:chat create: --input: given 2 times' },
    { args: ['api', 'GET', '/a', 'b'], problem: 'api: unexpected argument "b"' },
  ])('refuses $args', async ({ args, problem }) => {
    const { exitCode, stderr } = await runCli(args, environment);
    expect({ exitCode, problem: stderr.split('\n')[0] }).toEqual({ exitCode: 2, problem });
  });
});

describe('a call that is only shown', () => {
  const stream = ['beta:chat', 'stream', 'ses-1', '--index-id', 'idx-1', '--prompt', "What's new?"];
  const body = `{"index_ids":["idx-1"],"prompt":"What's new?"}`;

  it('is its request with --dry-run, without the key', async () => {
    const { exitCode, stdout, stderr } = await runCli([...stream, '--dry-run', '--header=X-One: 1'], environment);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toBe(
      [
        `POST ${emulator.url}/api/v1/chat/ses-1/messages/stream`,
        'accept: text/event-stream',
        'authorization: Bearer ***',
        'content-type: application/json',
        'x-one: 1',
        '',
        body,
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['ApiKey secret', 'ApiKey ***'],
    ['secret', '***'],
  ])('hides the authorization %j, however it is given', async (given, shown) => {
    const { stdout } = await runCli(
      ['beta:chat', 'list', '--dry-run', `--header=Authorization: ${given}`],
      environment,
    );
    expect(stdout).toContain(`\nauthorization: ${shown}\n`);
  });

  it('is an object with --format json, and needs no key', async () => {
    const { stdout } = await runCli(['beta:chat', 'list', '--page-size=2', '--dry-run', '--format=json']);
    expect(JSON.parse(stdout)).toMatchObject({
      method: 'GET',
      url: 'https://api.cloud.llamaindex.ai/api/v1/chat?page_size=2',
      headers: { authorization: 'Bearer ***' },
    });
  });

  it('does the same when curl runs it', async () => {
    const { stdout: script } = await runCli([...stream, '--as', 'curl'], {
      ...environment,
      LLAMA_CLOUD_BASE_URL: echoUrl,
    });
    const { stdout } = await runShell(`${script.replace('--no-buffer', '--silent')}`, environment);
    expect(JSON.parse(stdout)).toMatchObject({
      method: 'POST',
      url: '/api/v1/chat/ses-1/messages/stream',
      headers: { authorization: `Bearer ${secret}`, accept: 'text/event-stream', 'content-type': 'application/json' },
      body,
    });
  });

  it('is code with --as ts and --as react', async () => {
    const { LLAMA_CLOUD_BASE_URL: _, ...rest } = environment;
    const [ts, react] = await Promise.all([
      runCli([...stream, '--as=ts'], rest),
      runCli([...stream, '--as=react'], rest),
    ]);
    expect(ts.stdout).toBe(
      [
        `import { LlamaCloud } from '@llamacloud-prod/core';`,
        '',
        'const client = new LlamaCloud();',
        `for await (const event of client.beta.chat.stream('ses-1', { index_ids: [ 'idx-1' ], prompt: "What's new?" })) {`,
        '  console.log(event);',
        '}',
        '',
      ].join('\n'),
    );
    expect(react.stdout).toContain(`const { send } = useBetaChatStream('ses-1');`);
  });
});

describe('--debug and --verbose', () => {
  it('tell of requests on standard error, without the key and the query', async () => {
    const args = ['beta:chat', 'list', '--page-token', 'abc', '--base-url', echoUrl];
    const verbose = await runCli([...args, '--verbose'], environment);
    const debug = await runCli([...args, '--debug'], environment);
    expect(verbose.stderr).toMatch(/^\* GET http:\/\/127\.0\.0\.1:\d+\/api\/v1\/chat: 200 after \d+ ms\n$/);
    expect(debug.stderr).toContain('\n> authorization: Bearer ***\n');
    expect(debug.stderr).not.toContain(secret);
    expect(debug.stderr.split('\n').filter((line) => line.startsWith('>') && line.includes('page_token'))).toEqual([]);
  });
});

describe('--timeout and --max-retries', () => {
  it('end a request that is not answered', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const args = ['beta:chat', 'list', '--timeout=50ms', '--max-retries=0', '--base-url', url];
    const { exitCode, stderr } = await runCli(args, environment);
    silent.closeAllConnections();
    silent.close();
    expect(exitCode).toBe(6);
    expect(stderr).toContain('timeout of 50 ms');
  });
});

describe('config and auth', () => {
  const file = () => join(home, '.config/llamacloud-prod/config.json');

  it('keep a key that is piped in, for the owner alone, and never show it', async () => {
    const { LLAMA_CLOUD_API_KEY: _, ...keyless } = environment;
    const login = await pipeIntoCli(`${secret}\n`, ['auth', 'login'], keyless);
    expect(login).toMatchObject({ exitCode: 0, stdout: '' });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    const shown = await Promise.all([
      runCli(['config', 'list'], keyless),
      runCli(['config', 'get', 'api-key'], keyless),
      runCli(['auth', 'status'], keyless),
    ]);
    expect(shown.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(JSON.stringify([login, ...shown])).not.toContain(secret);
    expect(shown[2]?.stdout).toBe(
      `profile: default\naddress: ${emulator.url}\naddressFrom: LLAMA_CLOUD_BASE_URL\nkey: set\nkeyFrom: the profile\n`,
    );
    expect((await runCli(['beta:chat', 'list'], keyless)).stdout).toBe('[]\n');
    await runCli(['auth', 'logout'], keyless);
    expect(await runCli(['auth', 'status'], keyless)).toMatchObject({ exitCode: 3 });
  });

  it('ask for a key on a terminal without showing it', async () => {
    const terminal = startTerminal(['auth', 'login'], { environment: { HOME: home } });
    await terminal.waitFor('api-key: ');
    terminal.type(`${secret}\r`);
    const { exitCode, screen } = await terminal.ended();
    expect(exitCode).toBe(0);
    expect(screen).not.toContain(secret);
    expect(JSON.parse(readFileSync(file(), 'utf8')).profiles.default).toEqual({ 'api-key': secret });
  });

  it('take settings from the profile that is named, or in use', async () => {
    for (const setting of [
      ['base-url', emulator.url],
      ['format', 'yaml'],
    ]) {
      const set = await runCli(['config', 'set', ...setting, '--profile', 'local'], environment);
      expect(set).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    }
    const { LLAMA_CLOUD_BASE_URL: _, ...addressless } = environment;
    const named = await runCli(['beta:chat', 'create', '--profile=local'], addressless);
    expect(named.stdout).toMatch(/^session_id: ses-/);
    await runCli(['config', 'use', 'local'], addressless);
    expect((await runCli(['beta:chat', 'create', '--format=json'], addressless)).stdout).toMatch(/^\{\n/);
    expect((await runCli(['config', 'get', 'format'], addressless)).stdout).toBe('yaml\n');
    await runCli(['config', 'unset', 'format'], addressless);
    expect((await runCli(['config', 'get', 'format'], addressless)).exitCode).toBe(4);
  });

  it('see whether the API takes the key', async () => {
    const accepted = await runCli(['auth', 'status', '--check', '--format=json'], environment);
    expect(JSON.parse(accepted.stdout)).toMatchObject({ keyIsAccepted: true, keyFrom: 'LLAMA_CLOUD_API_KEY' });
  });

  it.each([
    { args: ['config'], problem: 'config: what to do is missing' },
    { args: ['config', 'remove'], problem: 'config: unknown word "remove"' },
    { args: ['config', 'set', 'colour', 'red'], problem: 'config: unknown setting "colour"' },
    { args: ['config', 'set', 'format', 'xml'], problem: 'config: --format: "xml" is not allowed' },
    { args: ['config', 'set', 'timeout', '30'], problem: 'config: timeout: not a time span' },
    { args: ['config', 'use', 'absent'], problem: 'config: unknown profile "absent"' },
    {
      args: ['config', 'set', 'format', 'json', '--profile=__proto__'],
      problem: 'config: --profile: "__proto__" is no name',
    },
    { args: ['auth', 'check'], problem: 'auth: unknown word "check"' },
    { args: ['beta:chat', 'list', '--profile=absent'], problem: 'beta:chat list: --profile: unknown profile "absent"' },
  ])('refuse $args', async ({ args, problem }) => {
    const { exitCode, stdout, stderr } = await runCli(args, environment);
    expect({ exitCode, stdout, problem: stderr.split('\n')[0] }).toEqual({ exitCode: 2, stdout: '', problem });
  });
});

describe('completion', () => {
  it('offers the ids that exist, from a kept list', async () => {
    const own = { ...environment, LLAMA_CLOUD_API_KEY: 'completion' };
    const ids = [];
    for (let count = 0; count < 2; count += 1) {
      const { stdout } = await runCli(['beta:chat', 'create', '--transform=session_id', '-r'], own);
      ids.push(stdout.trim());
    }
    const ask = (...words: string[]) => runCli(['__complete', '--', ...words], own);
    const first = await ask('beta:chat', 'retrieve', '');
    expect(first.stdout.trim().split('\n').sort()).toEqual([...ids].sort());
    await runCli(['beta:chat', 'create'], own);
    const kept = await ask('beta:chat', 'delete', '--base-url', emulator.url, '--session-id=ses');
    expect(kept.stdout.trim().split('\n').sort()).toEqual(ids.map((id) => `--session-id=${id}`).sort());
  });

  it('is silent where nothing can be listed', async () => {
    const nowhere = { ...environment, LLAMA_CLOUD_BASE_URL: 'http://127.0.0.1:1' };
    expect(await runCli(['__complete', '--', 'beta:chat', 'retrieve', ''], nowhere)).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
  });

  it('works in bash, which breaks words at colons', async () => {
    const script = `
      llamacloud-prod() { $CLI "$@"; }
      eval "$($CLI completion bash)"
      ask() { COMP_LINE="$1"; COMP_POINT=\${#COMP_LINE}; _llamacloud_prod_complete; printf '%s\\n' "\${COMPREPLY[@]}"; }
      ask 'llamacloud-prod beta:c'; ask 'llamacloud-prod beta chat ret'; ask 'llamacloud-prod beta:chat ret'; ask 'llamacloud-prod beta:chat create --shared-access=q'`;
    const { stdout, stderr } = await runShell(`exec bash -c '${script.replaceAll("'", `'\\''`)}'`, environment);
    expect({ stdout, stderr }).toEqual({ stdout: 'chat\nretrieve\nretrieve\nquery\n', stderr: '' });
  });

  it.each(['bash', 'zsh', 'fish', 'powershell'])('has a script for %s', async (shell) => {
    const { exitCode, stdout } = await runCli(['completion', shell], environment);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchSnapshot();
  });
});

describe('a terminal', () => {
  it('asks before it deletes', async () => {
    const { stdout } = await runCli(['beta:chat', 'create', '--transform=session_id', '-r'], environment);
    const id = stdout.trim();
    const remove = async (answer: string) => {
      const terminal = startTerminal(['beta:chat', 'delete', id], { environment });
      await terminal.waitFor('[y/N] ');
      terminal.type(answer);
      return terminal.ended();
    };
    const controlD = '\u0004';
    for (const answer of ['n\r', controlD]) {
      expect(await remove(answer)).toMatchObject({ exitCode: 2, screen: expect.stringContaining('not confirmed') });
    }
    expect(await runCli(['beta:chat', 'get-summary', id], environment)).toMatchObject({ exitCode: 0 });
    expect(await remove('y\r')).toMatchObject({ exitCode: 0, screen: expect.stringMatching(/Done\.\r\n$/) });
    expect(await runCli(['beta:chat', 'get-summary', id], environment)).toMatchObject({ exitCode: 4 });
  });
});

describe('man', () => {
  it('prints a page that lists commands, flags and exit codes', async () => {
    const { exitCode, stdout } = await runCli(['man'], environment);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^\.TH "LLAMACLOUD\\-PROD" 1 /);
    expect(stdout).toContain('.SS "beta:chat stream"');
    expect(stdout).toContain('.B 130\nEnded by Ctrl\\-C.');
    expect(stdout).toContain('.B LLAMA_CLOUD_BASE_URL\nAddress of the API.');
  });
});
