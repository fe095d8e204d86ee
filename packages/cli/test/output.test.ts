import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type Emulator, startEmulator } from '@llamacloud-prod/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runCli, runShell } from './run-cli.ts';
import { startTerminal } from './terminal.ts';

let emulator: Emulator;
let folder: string;
let environment: Record<string, string>;
let ids: string[];
let streamed: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-output-'));
  writeFileSync(join(folder, 'report.md'), '# Report\n\nRevenue grew by a fifth, mostly from renewals.\n');
  emulator = await startEmulator({ indexes: { 'idx-report': folder }, tokenRate: 0, log: () => {} });
  environment = { LLAMA_CLOUD_API_KEY: 'output', LLAMA_CLOUD_BASE_URL: emulator.url, DIR: folder };
  ids = [];
  for (const index of ['idx-a', 'idx-b', 'idx-c']) {
    const { stdout } = await runCli(
      ['beta:chat', 'create', '--index-id', index, '--transform=session_id', '-r'],
      environment,
    );
    ids.push(stdout.trim());
  }
  // Under another key, so that lists do not show it.
  const args = ['beta:chat', 'create', '--transform=session_id', '-r', '--api-key=stream'];
  streamed = (await runCli(args, environment)).stdout.trim();
});

afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true });
});

const list = (...args: string[]) => runCli(['beta:chat', 'list', '--page-size', '2', ...args], environment);
const question = ['--index-id', 'idx-report', '--prompt', 'How did revenue develop?'];

describe('--format', () => {
  it('prints a list as one value of its format', async () => {
    const wanted = expect.arrayContaining(ids.map((id) => expect.objectContaining({ session_id: id })));
    const [json, jsonl, yaml] = await Promise.all([
      list('--format=json'),
      list('--format=jsonl'),
      list('--format=yaml'),
    ]);
    expect(JSON.parse(json.stdout)).toEqual(wanted);
    expect(parse(yaml.stdout)).toEqual(JSON.parse(json.stdout));
    const lines = jsonl.stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(JSON.parse(json.stdout));
  });

  it('prints tables, trees and lines of text', async () => {
    const [table, pretty, text] = await Promise.all([
      list('--format=table'),
      list('--format=pretty', '--max-items=1'),
      list('--format=text'),
    ]);
    expect(table.stdout).toMatch(/^session_id +last_updated_at +generated_title +index_ids/);
    expect(table.stdout.trimEnd().split('\n')).toHaveLength(4);
    expect(pretty.stdout).toMatch(/^\[0\]\n├─ session_id ses-/);
    expect(text.stdout).toMatch(/^session_id=ses-\S+ last_updated_at=\S+ generated_title=null index_ids=/);
  });

  it('prints what the server sent as raw', async () => {
    const { stdout } = await runCli(['beta:chat', 'retrieve', ids[0] ?? '', '--format=raw'], environment);
    const response = await fetch(`${emulator.url}/api/v1/chat/${ids[0]}`, {
      headers: { Authorization: 'Bearer output' },
    });
    expect(stdout).toBe(await response.text());
    const page = await list('--format=raw');
    expect(JSON.parse(page.stdout)).toMatchObject({ items: [{}, {}], next_page_token: expect.any(String) });
  });

  it('prints a stream as one array, as lines with their kind, or as the server sent it', async () => {
    const stream = (format: string) =>
      runCli(['beta:chat', 'stream', streamed, ...question, format], { ...environment, LLAMA_CLOUD_API_KEY: 'stream' });
    const json = await stream('--format=json');
    const text = await stream('--format=text');
    const raw = await stream('--format=raw');
    expect(JSON.parse(json.stdout).at(-1)).toMatchObject({ type: 'stop' });
    const lines = text.stdout.trimEnd().split('\n');
    expect(lines.at(-1)).toMatch(/^stop .*\bis_error=false /);
    expect(lines.filter((line) => !/^(thinking|text|tool)(_\w+)? \w+=|^stop \w+=/.test(line))).toEqual([]);
    expect(raw.stdout).toMatch(/^data: \{.*\}\n\n/m);
  });

  it('is checked before anything is sent', async () => {
    expect(await list('--format=xml')).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'beta:chat list: --format: "xml" is not allowed\n' +
        'Give one of: auto, json, jsonl, yaml, pretty, raw, table, text, markdown, explore.\n',
    });
  });
});

describe('--transform', () => {
  it('sees a whole list, each line of jsonl and each event', async () => {
    const [whole, lines, events] = await Promise.all([
      list('--transform', '[].session_id'),
      list('--transform', 'session_id', '--format=jsonl', '-r'),
      runCli(['beta:chat', 'stream', streamed, ...question, '--transform=is_error', '--api-key=stream'], environment),
    ]);
    expect(JSON.parse(whole.stdout).sort()).toEqual([...ids].sort());
    expect(lines.stdout.trimEnd().split('\n').sort()).toEqual([...ids].sort());
    expect(events.stdout).toBe('false\n');
  });

  it('prints text without quotes, and a list of it line by line, with -r', async () => {
    const { stdout } = await list('--transform', '[].session_id', '--raw-output');
    expect(stdout.trimEnd().split('\n').sort()).toEqual([...ids].sort());
  });

  it.each([
    { args: ['--transform=[].id'], problem: '--transform: "[].id" matches nothing in the answer' },
    {
      args: ['--transform=id', '--format=jsonl', '--format-error=text'],
      problem: '--transform: "id" matches nothing in the answer',
    },
  ])('fails where it matches nothing: $args', async ({ args, problem }) => {
    const { exitCode, stdout, stderr } = await list(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(problem);
  });

  it('is checked before anything is sent', async () => {
    const { exitCode, stderr } = await list('--transform', '[', '--base-url', 'http://127.0.0.1:1');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('is not a JMESPath expression');
  });
});

describe('--format-error', () => {
  it.each([
    { name: 'by itself', args: ['--format-error=json'] },
    { name: 'with the format of the answer', args: ['--format', 'json'] },
  ])('prints a failure as an object, $name', async ({ args }) => {
    const { exitCode, stdout, stderr } = await runCli(['beta:chat', 'retrieve', 'ses-absent', ...args], environment);
    expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
    expect(JSON.parse(stderr)).toMatchObject({
      message: expect.stringMatching(/^404 /),
      where: 'beta:chat retrieve',
      exitCode: 4,
      status: 404,
      body: { detail: expect.any(String) },
    });
  });

  it('holds for a wrong command line too, and can be transformed', async () => {
    const args = ['beta:chat', 'retrieve', '--colour', '--format-error=json', '--transform-error=exitCode'];
    expect(await runCli(args, environment)).toEqual({ exitCode: 2, stdout: '', stderr: '2\n' });
  });
});

describe('an output', () => {
  it('ends silently when its reader goes away in the middle of a list', async () => {
    const { stdout, stderr } = await runShell(
      '$CLI beta:chat list --page-size 1 --format=jsonl | head -n 1',
      environment,
    );
    expect(JSON.parse(stdout)).toHaveProperty('session_id');
    expect(stderr).toBe('');
  });

  it('reads no more of an endless list than its reader does', async () => {
    const server = createServer((request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://localhost').searchParams.get('page_token') ?? 0);
      const items = Array.from({ length: 20 }, () => ({
        session_id: `ses-${page}`,
        generated_title: 'x'.repeat(10_000),
      }));
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ items, next_page_token: String(page + 1) }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const line = `$CLI beta:chat list --format=jsonl --base-url ${address} | head -n 1 | cut -c1-22`;
    expect(await runShell(line, environment)).toEqual({ exitCode: 0, stdout: '{"session_id":"ses-0",\n', stderr: '' });
    server.closeAllConnections();
    server.close();
  });

  it('goes to a file, and nowhere with --quiet', async () => {
    const file = join(folder, 'out.json');
    expect(await list('--output', file)).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(3);
    expect(await list('--quiet')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  it('empties a file where it has nothing to say', async () => {
    const file = join(folder, 'emptied.jsonl');
    writeFileSync(file, 'before');
    expect(await list('--format=jsonl', '--output', file, '--api-key=nobody')).toMatchObject({ exitCode: 0 });
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  it('leaves a file alone where no answer comes, and says why one cannot be written', async () => {
    const file = join(folder, 'kept.json');
    writeFileSync(file, 'before');
    await list('--output', file, '--base-url', 'http://127.0.0.1:1', '--max-retries=0');
    expect(readFileSync(file, 'utf8')).toBe('before');
    const { exitCode, stderr } = await list('--output', join(folder, 'absent', 'out.json'));
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^beta:chat list: --output: cannot write ".+out\.json" \(ENOENT\)\n/);
  });

  it.each<{ set: Record<string, string>; isColored: boolean }>([
    { set: { FORCE_COLOR: '1' }, isColored: true },
    { set: { FORCE_COLOR: '0' }, isColored: false },
    { set: {}, isColored: false },
  ])('in a pipe has colours: $isColored with $set', async ({ set, isColored }) => {
    for (const format of ['json', 'jsonl', 'pretty', 'text', 'table']) {
      const { stdout } = await runCli(['beta:chat', 'list', '--format', format], { ...environment, ...set });
      expect(stdout !== stripVTControlCharacters(stdout)).toBe(isColored);
    }
  });
});

describe('a terminal', () => {
  it.each<{ set: Record<string, string>; isColored: boolean }>([
    { set: {}, isColored: true },
    { set: { NO_COLOR: '1' }, isColored: false },
    { set: { FORCE_COLOR: '0' }, isColored: false },
  ])('has colours: $isColored with $set', async ({ set, isColored }) => {
    const terminal = startTerminal(['beta:chat', 'retrieve', ids[2] ?? ''], {
      environment: { ...environment, ...set },
    });
    const { exitCode, screen } = await terminal.ended();
    expect(exitCode).toBe(0);
    expect(screen.includes('\u001b[36m"session_id"\u001b[39m')).toBe(isColored);
    expect(JSON.parse(stripVTControlCharacters(screen))).toMatchObject({ session_id: ids[2] });
  });

  it('shows a list in the pager, which may have arguments', async () => {
    const pager = `tr a-z A-Z | sed -e 's/^/PAGED /'`;
    const terminal = startTerminal(['beta:chat', 'list', '--format=jsonl'], {
      environment: { ...environment, PAGER: pager, NO_COLOR: '1' },
      columns: 400,
    });
    const { exitCode, screen } = await terminal.ended();
    expect(exitCode).toBe(0);
    expect(screen.match(/^PAGED \{"SESSION_ID":/gm)).toHaveLength(3);
  });

  it('shows it without with --no-pager', async () => {
    const terminal = startTerminal(['beta:chat', 'list', '--no-pager', '--format=table'], {
      environment: { ...environment, PAGER: 'false', NO_COLOR: '1' },
    });
    expect((await terminal.ended()).screen).toMatch(/^session_id/);
  });

  it('cuts nothing where it has no size', async () => {
    const terminal = startTerminal(['beta:chat', 'retrieve', streamed, '--format=table'], {
      environment: { ...environment, LLAMA_CLOUD_API_KEY: 'stream' },
      columns: 0,
    });
    const { screen } = await terminal.ended();
    expect(screen).toContain('"user_input"');
    expect(screen).not.toContain('…');
  });

  it('shows what the server sent as raw', async () => {
    const terminal = startTerminal(['beta:chat', 'retrieve', ids[2] ?? '', '--format=raw'], { environment });
    const { exitCode, screen } = await terminal.ended();
    expect(exitCode).toBe(0);
    expect(JSON.parse(screen)).toMatchObject({ session_id: ids[2] });
  });
});
