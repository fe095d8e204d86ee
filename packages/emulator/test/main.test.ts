import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { main } from '../src/main.ts';
import { handbook, temporaryFolder } from './support/emulator.ts';
import { call, createSession, runTurn } from './support/http.ts';
import { addressOf, runCommand } from './support/process.ts';

/** Runs the command in this process, which is quicker, and gives the one line that it fails with. */
async function fails(...args: string[]): Promise<string> {
  const stdout = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const exitCode = await main(args);
  const [printed, lines] = [stdout.mock.calls, stderr.mock.calls.map(([text]) => String(text))];
  vi.restoreAllMocks();
  expect({ exitCode, printed }).toEqual({ exitCode: 2, printed: [] });
  expect(lines.join('').trimEnd().split('\n')).toHaveLength(1);
  return lines.join('').trimEnd();
}

describe('the command', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'prints its address on one line, serves, and ends cleanly on %s',
    async (signal) => {
      const command = runCommand('--port', '0', '--index', `idx-handbook=${handbook}`, '--token-rate', '0');
      const { url } = await addressOf(command);
      expect(command.output.stdout).toBe(`LlamaCloud emulator on ${url}\nexport LLAMA_CLOUD_BASE_URL=${url}\n`);
      const sessionId = await createSession({ url });
      const events = await runTurn({ url }, sessionId, { index_ids: ['idx-handbook'], prompt: 'refunds' });
      expect(events.find((event) => event.type === 'text')).toMatchObject({
        content: expect.stringContaining('refunds.md'),
      });
      command.child.kill(signal);
      expect(await command.exited).toBe(0);
      expect(command.output.stderr).toContain('kept in memory');
    },
  );

  test('keeps sessions and indexes in a file', async () => {
    const data = join(temporaryFolder(), 'emulator.db');
    const first = runCommand('--port', '0', '--data', data, '--index', `idx-handbook=${handbook}`);
    const address = await addressOf(first);
    const sessionId = await createSession(address, { index_ids: ['idx-handbook'] });
    first.child.kill('SIGTERM');
    await first.exited;
    expect(first.output.stderr).not.toContain('kept in memory');

    const second = runCommand('--port', '0', '--data', data, '--token-rate', '0');
    const again = await addressOf(second);
    expect((await call(again, 'GET', `/api/v1/chat/${sessionId}`)).status).toBe(200);
    const events = await runTurn(again, sessionId, { index_ids: ['idx-handbook'], prompt: 'refunds' });
    expect(events.find((event) => event.type === 'text')).toMatchObject({
      content: expect.stringContaining('refunds.md'),
    });
  });

  test.each([
    ['--help', /^Usage: llamacloud-emulator/],
    ['--version', /^\d+\.\d+\.\d+\n$/],
  ])('answers %s', async (flag, wanted) => {
    const { exited, output } = runCommand(flag);
    expect(await exited).toBe(0);
    expect(output.stdout).toMatch(wanted);
  });
});

describe('bad input is one line and exit code 2', () => {
  test.each([
    [['--nope'], "llamacloud-emulator: Unknown option '--nope'. See --help"],
    [['--port'], "llamacloud-emulator: Option '--port <value>' argument missing. See --help"],
    [['serve'], "llamacloud-emulator: Unexpected argument 'serve'. See --help"],
    [['--port', '70000'], 'llamacloud-emulator: --port takes a whole number from 0 to 65535, not "70000"'],
    [['--token-rate', 'fast'], 'llamacloud-emulator: --token-rate takes a whole number from 0 to 1000, not "fast"'],
    [['--latency=-1'], 'llamacloud-emulator: --latency takes a whole number from 0 to 600000, not "-1"'],
    [['--latency', '-1'], "llamacloud-emulator: Option '--latency' argument is ambiguous. See --help"],
    [['--log', 'xml'], 'llamacloud-emulator: --log takes text or json, not "xml"'],
    [
      ['--host', '0.0.0.0'],
      'llamacloud-emulator: Other machines can reach 0.0.0.0: require a key, or listen on 127.0.0.1',
    ],
    [['--require-key', ''], 'llamacloud-emulator: The key that is required is empty: give one, or require none'],
    [
      ['--fault', 'crlf;'],
      'llamacloud-emulator: Faults are written like status;status=503;retry-after=1, slow-headers, not "crlf;"',
    ],
    [
      ['--fault', 'crlf;after=1'],
      'llamacloud-emulator: The fault crlf takes no "after". It takes: operation, skip, times',
    ],
    [['--index', 'docs'], 'llamacloud-emulator: --index takes ID=FOLDER, such as idx-abc123=./docs, not "docs"'],
    [
      ['--index', 'a b=docs'],
      'llamacloud-emulator: The index id "a b" cannot be used: it may have letters without accents, digits, dots, dashes and underscores',
    ],
    [['--index', 'a=x', '--index', 'a=y'], 'llamacloud-emulator: --index names a twice: give each index one folder'],
    [['--index', 'a=/no/such'], 'llamacloud-emulator: The folder to index does not exist: /no/such'],
    [['--index', '=docs'], 'llamacloud-emulator: --index takes ID=FOLDER, such as idx-abc123=./docs, not "=docs"'],
    [['--on-disconnect', 'stop'], 'llamacloud-emulator: --on-disconnect takes cancel or continue, not "stop"'],
    [['--close-grace', '1s'], 'llamacloud-emulator: --close-grace takes a whole number from 0 to 600000, not "1s"'],
    [
      ['--model', 'llama'],
      'llamacloud-emulator: --model and --model-key need --model-url, the address of the server that has the model',
    ],
    [['--data', '/no/such/file'], 'llamacloud-emulator: The folder of the data file does not exist: /no/such'],
  ])('%j', async (args, wanted) => {
    expect(await fails(...args)).toBe(wanted);
  });

  test('a port in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await fails('--port', String(port))).toBe(
      `llamacloud-emulator: Port ${port} of 127.0.0.1 is in use: stop what uses it or choose another port`,
    );
  });

  test('a host that is not of this machine', async () => {
    expect(await fails('--port', '0', '--host', '192.0.2.1', '--require-key', 'k')).toContain(
      'The address 192.0.2.1 port 0 cannot be used',
    );
  });

  test('a data file that is no database, which stays as it was', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'notes.txt');
    writeFileSync(file, 'These are notes, and no database, however long the file may be.\n'.repeat(100));
    expect(await fails('--data', file)).toBe(
      `llamacloud-emulator: The data file cannot be used: ${file} (file is not a database)`,
    );
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });

  test('a database of another program', async () => {
    const file = join(temporaryFolder(), 'other.db');
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE recipes (name TEXT)');
    database.close();
    expect(await fails('--data', file)).toBe(`llamacloud-emulator: The data file belongs to another program: ${file}`);
  });

  test('a database of a newer release', async () => {
    const file = join(temporaryFolder(), 'emulator.db');
    const command = runCommand('--port', '0', '--data', file);
    await addressOf(command);
    command.child.kill('SIGTERM');
    await command.exited;
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 999');
    database.close();
    expect(await fails('--data', file)).toContain('was written by a newer release');
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['ends early', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['has a page of noise', (bytes) => bytes.fill(0xa5, 4096 * 3, 4096 * 4)],
    ['has noise in its header', (bytes) => bytes.fill(0xa5, 20, 60)],
  ])('a data file that %s, which stays as it was', async (_name, damage) => {
    const folder = temporaryFolder();
    const file = join(folder, 'emulator.db');
    const command = runCommand('--port', '0', '--data', file, '--index', `idx-handbook=${handbook}`);
    await createSession(await addressOf(command));
    command.child.kill('SIGTERM');
    await command.exited;
    const damaged = Buffer.from(damage(readFileSync(file)));
    writeFileSync(file, damaged);
    expect(await fails('--data', file)).toMatch(/^llamacloud-emulator: The data file (is damaged|cannot be used): /);
    expect(readFileSync(file).equals(damaged)).toBe(true);
    expect(readdirSync(folder)).toEqual(['emulator.db']);
  });

  test('a missing folder beside a good one, which leaves no data file', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'emulator.db');
    const good = `idx-handbook=${handbook}`;
    expect(await fails('--data', file, '--index', good, '--index', 'b=/no/such')).toBe(
      'llamacloud-emulator: The folder to index does not exist: /no/such',
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a data file that another emulator uses', async () => {
    const file = join(temporaryFolder(), 'emulator.db');
    const command = runCommand('--port', '0', '--data', file);
    await addressOf(command);
    expect(await fails('--port', '0', '--data', file)).toBe(
      `llamacloud-emulator: Another emulator uses the data file ${file}: stop it or choose another file`,
    );
    command.child.kill('SIGTERM');
    await command.exited;
    expect(existsSync(`${file}-lock`)).toBe(false);
  });

  test('a file where a folder belongs, and a file that is not text', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'picture.md');
    writeFileSync(file, Uint8Array.of(0x89, 0x50, 0xff, 0xfe));
    expect(await fails('--index', `idx=${file}`)).toBe(
      `llamacloud-emulator: Only folders can be indexed, and this is a file: ${file}`,
    );
    expect(await fails('--index', `idx=${folder}`)).toBe(
      `llamacloud-emulator: The file cannot be indexed, because it is not UTF-8 text: ${file}`,
    );
  });

  test('a stack trace comes with --debug alone', async () => {
    const { exited, output } = runCommand('--debug', '--index', 'a=/no/such');
    expect(await exited).toBe(2);
    expect(output.stdout).toBe('');
    expect(output.stderr).toMatch(/\n {4}at /);
  });
});

describe('the log', () => {
  async function logOf(...args: string[]): Promise<string[]> {
    const command = runCommand('--port', '0', '--data', join(temporaryFolder(), 'data.db'), ...args);
    const { url } = await addressOf(command);
    await call({ url }, 'POST', '/api/v1/chat?project_id=5', { key: 'the secret' });
    command.child.kill('SIGTERM');
    await command.exited;
    return command.output.stderr.split('\n').filter((line) => line !== '');
  }

  test('has a line for each call, without key and query', async () => {
    expect(await logOf()).toEqual([expect.stringMatching(/^POST \/api\/v1\/chat 422 \d+ ms$/)]);
  });

  test('is JSON for programs', async () => {
    const lines = await logOf('--log', 'json');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        level: 'info',
        method: 'POST',
        path: '/api/v1/chat',
        status: 422,
        durationMs: expect.any(Number),
      },
    ]);
  });

  test('is empty on request', async () => {
    expect(await logOf('--quiet')).toEqual([]);
  });
});

test('faults, a latency and a required key are taken', async () => {
  const fault = 'status;status=429;retry-after=7;operation=beta.chat.create;times=1';
  const command = runCommand('--port', '0', '--fault', fault, '--latency', '1', '--require-key', 'the key');
  const { url } = await addressOf(command);
  const statusOf = async (key: string) => (await call({ url }, 'POST', '/api/v1/chat', { key })).status;
  expect([await statusOf('the key'), await statusOf('another key'), await statusOf('the key')]).toEqual([
    429, 401, 201,
  ]);
});

test('an empty folder is served, with a word about it', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '.hidden'));
  writeFileSync(join(folder, '.hidden', 'secret.md'), 'refunds');
  const command = runCommand('--port', '0', '--index', `idx-empty=${folder}`);
  await addressOf(command);
  expect(command.output.stderr).toContain(
    `The index idx-empty is empty: there are no text or Markdown files in ${folder}\n`,
  );
});
