import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '@llamacloud-prod/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pipeIntoCli, runCli, runShell } from './run-cli.ts';

let emulator: Emulator;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-input-'));
  writeFileSync(join(folder, 'session.yaml'), 'index_ids: [idx-one, idx-two]\nshared_access: query\n');
  writeFileSync(join(folder, 'prompt.txt'), 'How did revenue develop?');
  writeFileSync(join(folder, 'latin.json'), Buffer.from('{"index_ids":["Gr\u00fc\u00dfe"]}', 'latin1'));
  emulator = await startEmulator({ tokenRate: 0, strictResponses: true, log: () => {} });
  environment = { LLAMA_CLOUD_API_KEY: 'input', LLAMA_CLOUD_BASE_URL: emulator.url, DIR: folder };
});

afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true });
});

const create = ['beta:chat', 'create'];

describe('lists', () => {
  it.each([
    { name: 'repeated flags', args: ['--index-id', 'idx-a', '--index-id', 'idx-b'] },
    { name: 'commas', args: ['--index-id', 'idx-a,idx-b'] },
    { name: 'brackets', args: ['--index-id', '[idx-a, idx-b]'] },
  ])('are given by $name', async ({ args }) => {
    const { stdout } = await runCli([...create, ...args], environment);
    expect(JSON.parse(stdout).index_ids).toEqual(['idx-a', 'idx-b']);
  });
});

describe('--input', () => {
  it('takes a file, and flags win over it', async () => {
    const args = ['--input', join(folder, 'session.yaml'), '--shared-access', 'read_only'];
    const { stdout, stderr } = await runCli([...create, ...args], environment);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({ index_ids: ['idx-one', 'idx-two'], shared_access: 'read_only' });
  });

  it.each([
    { input: '<"$DIR/latin.json"', wanted: 'standard input: the text is not UTF-8' },
    { input: '--input - <"$DIR/latin.json"', wanted: 'standard input: the text is not UTF-8' },
    { input: '--input "$DIR/latin.json"', wanted: /^beta:chat create: \/\S+latin\.json: the text is not UTF-8/ },
    {
      input: '--index-id "@file://$DIR/latin.json"',
      wanted: /^beta:chat create: --index-id: \S+: the text is not UTF-8/,
    },
  ])('refuses text that is not UTF-8, as in $input', async ({ input, wanted }) => {
    const { exitCode, stderr } = await runShell(`$CLI beta:chat create ${input}`, environment);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(wanted);
  });

  it('takes standard input, however slow its writer is', async () => {
    const line = `(sleep 1; printf '{"index_ids":'; sleep 1; printf '["idx-slow"]}') | $CLI beta:chat create --input -`;
    const { stdout } = await runShell(line, environment);
    expect(JSON.parse(stdout).index_ids).toEqual(['idx-slow']);
  });

  it('refuses what the document does not allow, before anything is sent', async () => {
    const unreachable = { ...environment, LLAMA_CLOUD_BASE_URL: 'http://127.0.0.1:1' };
    expect(await pipeIntoCli('{"shared_access": "admin"}', [...create, '--input=-'], unreachable)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'beta:chat create: standard input: shared_access: "admin" is not allowed\nGive one of: read_only, query.\n',
    });
  });

  it('is named where it cannot be read', async () => {
    const { exitCode, stderr } = await pipeIntoCli('{"index_ids": [1', [...create, '--input=-'], environment);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^beta:chat create: standard input: neither JSON nor YAML: .+\nMend what is there\.\n$/);
  });
});

describe('piped input', () => {
  it('is read to its end, however slow its writer is', async () => {
    const line = `(sleep 1; printf 'index_ids: [idx-slow]') | $CLI beta:chat create`;
    const { stdout } = await runShell(line, environment);
    expect(JSON.parse(stdout).index_ids).toEqual(['idx-slow']);
  });

  it('is read from a program that started this one, and from a file', async () => {
    const piped = await pipeIntoCli('{"index_ids": ["idx-program"]}', create, environment);
    const file = await runShell('$CLI beta:chat create < "$DIR/session.yaml"', environment);
    expect(JSON.parse(piped.stdout).index_ids).toEqual(['idx-program']);
    expect(JSON.parse(file.stdout).index_ids).toEqual(['idx-one', 'idx-two']);
  });

  it('fills what flags leave open, path values included', async () => {
    const session = JSON.parse((await runCli(create, environment)).stdout).session_id;
    const document = JSON.stringify({ session_id: session, index_ids: ['idx-absent'], prompt: 'Anything?' });
    const { exitCode, stdout } = await pipeIntoCli(
      document,
      ['beta:chat', 'stream', '--prompt', 'Something else?'],
      environment,
    );
    expect(exitCode).toBe(0);
    const { stdout: detail } = await runCli(['beta:chat', 'retrieve', session], environment);
    expect(stdout).not.toBe('');
    expect(JSON.parse(detail).events[0]).toMatchObject({ content: 'Something else?' });
  });

  it('is held against formats too', async () => {
    const { exitCode, stderr } = await pipeIntoCli('{"project_id": "nope"}', create, environment);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/project_id: "nope" is not of format uuid\n/);
  });

  it('is left to the loop around a command that needs nothing more', async () => {
    const line = `printf 'a\\nb\\n' | while read -r id; do $CLI beta:chat create --index-id "idx-$id" | grep -o 'idx-.'; done`;
    expect((await runShell(line, environment)).stdout).toBe('idx-a\nidx-b\n');
  });

  it('does not hold up a command whose parent keeps the other end open and silent', async () => {
    const { exitCode, stdout, stderr } = await pipeIntoCli(undefined, create, environment);
    expect(exitCode).toBe(0);
    expect(stderr).toBe(
      'Nothing came on standard input, so the call is made without it. Give --input - to wait for it.\n',
    );
    expect(JSON.parse(stdout).index_ids).toBeNull();
  });

  it('names no files, unless it is allowed to', async () => {
    const session = JSON.parse((await runCli(create, environment)).stdout).session_id;
    const document = JSON.stringify({ index_ids: ['idx-absent'], prompt: `@${join(folder, 'prompt.txt')}` });
    const args = ['beta:chat', 'stream', session];
    await pipeIntoCli(document, args, environment);
    await pipeIntoCli(document, [...args, '--allow-input-files'], environment);
    const { stdout } = await runCli(['beta:chat', 'retrieve', session], environment);
    const prompts = JSON.parse(stdout).events.filter(({ type }: { type: string }) => type === 'user_input');
    expect(prompts.map(({ content }: { content: string }) => content)).toEqual([
      `@${join(folder, 'prompt.txt')}`,
      'How did revenue develop?',
    ]);
  });
});

describe('a file named by a flag', () => {
  it('is put in', async () => {
    const session = JSON.parse((await runCli(create, environment)).stdout).session_id;
    const prompt = `@${join(folder, 'prompt.txt')}`;
    await runCli(['beta:chat', 'stream', session, '--index-id=idx', '--prompt', prompt], environment);
    const { stdout } = await runCli(['beta:chat', 'retrieve', session], environment);
    expect(JSON.parse(stdout).events[0].content).toBe('How did revenue develop?');
  });

  it('has to be there', async () => {
    const args = ['beta:chat', 'stream', 'ses', '--index-id=idx', '--prompt=@absent.txt'];
    const { exitCode, stderr } = await runCli(args, environment);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      'beta:chat stream: --prompt: cannot read "absent.txt": there is no such file\n' +
        'Name a file that can be read. Write \\@ for text that begins with @.\n',
    );
  });
});
