import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generate } from '../../src/generate.ts';
import { fixture } from '../spec/fixture.ts';

const packages = fileURLToPath(new URL('../../../', import.meta.url));
const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
const login = { WIRE_LOGIN: 'user:LOGIN-secret' };
const keys = { WIRE_API_KEY: 'KEY-secret', WIRE_APP_KEY_AUTH: 'APP-secret' };
const cookies = { WIRE_SESSION: 'SESSION-secret', WIRE_DEVICE: 'DEVICE-secret' };
const client = { WIRE_CLIENT_ID: 'ID-secret', WIRE_CLIENT_SECRET: 'CLIENT-secret' };
/** Any of these values, also as it is encoded. */
const secret = /-secret|LXNlY3JldA|1zZWNyZX|tc2VjcmV0|TOKEN/;

/** Generates the program of `test/fixtures/wire/NAME.yaml`, and runs it against a server. */
function wireProgram(name: string) {
  let folder = '';
  let answer: RequestListener;
  const received: string[] = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    received.push([`${method} ${url}`, headers.authorization, headers['x-app-key'], headers.cookie].join(' ').trim());
    answer(request, response);
  });
  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'program-'));
    const targets = new Set(['models', 'resources', 'commands'] as const);
    await generate({ input: fixture(`wire/${name}.yaml`), output: folder, targets, check: false });
    for (const part of ['core', 'cli']) {
      await symlink(join(packages, part, 'node_modules'), join(folder, part, 'node_modules'), 'junction');
    }
    await writeFile(
      join(folder, 'cli/src/bin.ts'),
      `import { commandLine } from './generated/cli.ts';
import { runProcess } from './runtime/run-process.ts';
await runProcess(commandLine, new URL('../package.json', import.meta.url));
`,
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
  }, 60_000);
  beforeEach(() => {
    received.length = 0;
    answer = (_, response) => response.writeHead(204).end();
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  return {
    received,
    /** Answers the requests of this test. */
    serve: (listener: RequestListener) => {
      answer = listener;
    },
    /** Runs the program with these variables, and no others. */
    run: (line: string, env: Readonly<Record<string, string>>) =>
      new Promise<{ exitCode: unknown; stdout: string; stderr: string }>((resolve) => {
        const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
        const args = [join(folder, 'cli/src/bin.ts'), ...line.split(' '), `--base-url=${address}`];
        execFile(process.execPath, args, { env: { ...env } }, (error, stdout, stderr) => {
          const shown = (text: string) => text.replaceAll(address, '');
          resolve({ exitCode: error?.code ?? 0, stdout: shown(stdout), stderr: shown(stderr) });
        });
      }),
  };
}

describe('a program of an API with several credentials', () => {
  const program = wireProgram('security-several');

  it.each<[env: Record<string, string>, received: string]>([
    [login, `GET /things Basic ${btoa(login.WIRE_LOGIN)}`],
    [keys, 'GET /things  APP-secret'],
    [cookies, 'GET /things   session=SESSION-secret; device=DEVICE-secret'],
  ])('takes %j', async (env, received) => {
    expect(await program.run('things list', env)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(program.received).toEqual([received]);
  });

  it('says what to set where too few are given', async () => {
    expect(await program.run('things list', { WIRE_API_KEY: 'KEY-secret' })).toEqual({
      exitCode: 3,
      stdout: '',
      stderr:
        'things list: no credentials\nSet --api-key or WIRE_API_KEY and WIRE_APP_KEY_AUTH; or WIRE_LOGIN; ' +
        'or WIRE_SESSION and WIRE_DEVICE.\n',
    });
    expect(program.received).toEqual([]);
  });

  it('tells which are set, and not their values', async () => {
    const { exitCode, stdout } = await program.run('auth status', login);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/credentials.*login/) });
    expect(stdout).not.toMatch(secret);
  });

  it.each<[form: string, env: Record<string, string>, lines: string[]]>([
    ['http', {}, ['x-api-key: ***', 'x-app-key: ***']],
    ['http', keys, ['x-api-key: ***', 'x-app-key: ***']],
    ['http', { WIRE_APP_KEY_AUTH: 'APP-secret' }, ['x-api-key: ***', 'x-app-key: ***']],
    ['http', login, ['authorization: Basic ***']],
    ['http', cookies, ['cookie: session=***; device=***']],
    ['curl', keys, ['-H "x-api-key: $WIRE_API_KEY" \\', '-H "x-app-key: $WIRE_APP_KEY_AUTH"']],
    ['curl', login, ['--user "$WIRE_LOGIN"']],
    ['curl', cookies, ['-H "cookie: session=$WIRE_SESSION; device=$WIRE_DEVICE"']],
  ])('previews a call as %s with %j, which it does not show', async (form, env, lines) => {
    const { exitCode, stdout, stderr } = await program.run(`things list --as ${form}`, env);
    const shown = stdout.split('\n').map((line) => line.trim());
    expect(shown.filter((line) => /x-a|authorization|cookie|--user/.test(line))).toEqual(lines);
    expect({ exitCode, stderr, received: program.received }).toEqual({ exitCode: 0, stderr: '', received: [] });
    expect(stdout).not.toMatch(secret);
  });

  it('shows none of them with --debug, also where the server repeats them', async () => {
    program.serve(({ headers }, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(headers));
    });
    const { exitCode, stderr } = await program.run('things list --debug', { ...keys, ...login, ...cookies });
    expect(exitCode).toBe(0);
    expect(stderr).toContain('"x-app-key":"***"');
    expect(stderr).not.toMatch(secret);
  });
});

describe('a program of an API with client credentials', () => {
  const program = wireProgram('security-oauth');
  const serveTokens: RequestListener = ({ url, headers }, response) => {
    const answer = url === '/oauth/token' ? { access_token: 'TOKEN', id_token: 'TOKEN-2' } : headers.authorization;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };

  it('gets a token', async () => {
    program.serve((request, response) => {
      if (request.url === '/oauth/token') serveTokens(request, response);
      else response.writeHead(200, { 'content-type': 'application/json' }).end('7');
    });
    expect(await program.run('things list', client)).toEqual({ exitCode: 0, stdout: '7\n', stderr: '' });
    expect(program.received).toEqual([expect.stringMatching(/^POST \/oauth\/token Basic/), 'GET /things Bearer TOKEN']);
  });

  it('shows no token with --debug, also where the server repeats it', async () => {
    program.serve(serveTokens);
    const { stderr } = await program.run('things list --debug', client);
    expect(stderr).toContain('{"access_token":"***","id_token":"***"}');
    expect(stderr).toContain('"Bearer ***"');
    expect(stderr).not.toMatch(secret);
  });

  it.each<[form: string, line: string]>([
    ['http', 'authorization: Bearer ***'],
    ['curl', '-H "authorization: Bearer $WIRE_API_KEY"'],
  ])('previews the call itself as %s, and gets no token for it', async (form, line) => {
    const { exitCode, stdout } = await program.run(`things list --as ${form}`, client);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('/things');
    expect(stdout).toContain(line);
    expect(stdout).not.toMatch(secret);
    expect(program.received).toEqual([]);
  });
});

describe('a program of an API that streams where it is asked to', () => {
  const program = wireProgram('asked-streams');
  const create = 'completions create --prompt x';
  const serve = () =>
    program.serve(({ headers }, response) => {
      const isAsked = headers.accept === 'text/event-stream';
      response.setHeader('content-type', String(headers.accept));
      response.end(isAsked ? 'data: {"delta":"a"}\n\ndata: {"delta":"b"}\n\ndata: [DONE]\n\n' : '{"text":"ab"}');
    });

  it.each([
    ['', '{\n  "text": "ab"\n}\n'],
    ['--stream', '{"delta":"a"}\n{"delta":"b"}\n'],
    ['--stream --transform delta --raw-output', 'a\nb\n'],
    ['--stream --quiet', ''],
  ])('prints with %j what it asks for', async (flags, stdout) => {
    serve();
    expect(await program.run(`${create} ${flags}`.trim(), {})).toEqual({ exitCode: 0, stdout, stderr: '' });
  });

  it('asks by a document, too', async () => {
    serve();
    const { stdout } = await program.run('responses create --body {"stream":true}', {});
    expect(stdout).toBe('{"delta":"a"}\n{"delta":"b"}\n');
  });

  it('tells of a stream that ends without its last text', async () => {
    program.serve((_, response) =>
      response.setHeader('content-type', 'text/event-stream').end('data: {"delta":"a"}\n\n'),
    );
    const { exitCode, stdout } = await program.run(`${create} --stream`, {});
    expect({ exitCode, stdout }).toEqual({ exitCode: 6, stdout: '{"delta":"a"}\n' });
  });

  it('previews the call in the form that it has', async () => {
    const { stdout } = await program.run(`${create} --stream --as ts`, {});
    expect(stdout).toContain("for await (const event of client.completions.create({ prompt: 'x', stream: true })) {");
    const whole = await program.run(`${create} --as ts`, {});
    expect(whole.stdout).toContain("const answer = await client.completions.create({ prompt: 'x' });");
  });
});
