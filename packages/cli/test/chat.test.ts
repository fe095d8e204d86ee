import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { stripVTControlCharacters } from 'node:util';
import { type Emulator, startEmulator } from '@llamacloud-prod/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, pipeIntoCli, runCli, runShell } from './run-cli.ts';
import { startTerminal } from './terminal.ts';

let fast: Emulator;
let slow: Emulator;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-chat-'));
  writeFileSync(join(folder, 'report.md'), '# Report\n\nRevenue grew by a fifth, mostly from renewals.\n');
  const indexes = { 'idx-report': folder };
  fast = await startEmulator({ indexes, tokenRate: 0, log: () => {} });
  slow = await startEmulator({ indexes, tokenRate: 4, log: () => {} });
});

afterAll(async () => {
  await Promise.all([fast.close(), slow.close()]);
  rmSync(folder, { recursive: true });
});

const of = ({ url }: Emulator) => ({ HOME: folder, LLAMA_CLOUD_API_KEY: 'chat', LLAMA_CLOUD_BASE_URL: url });
const about = ['--index-id', 'idx-report'];
const question = [...about, '--prompt', 'How did revenue develop?'];
const answer = 'Revenue grew by a fifth, mostly from renewals.';

async function createSession(emulator: Emulator): Promise<string> {
  const { stdout } = await runCli(['beta:chat', 'create', '--transform=session_id', '-r'], of(emulator));
  return stdout.trim();
}

describe('a turn on a terminal', () => {
  it('is written as it is read, thoughts dimmed and calls folded', async () => {
    const id = await createSession(fast);
    const terminal = startTerminal(['beta:chat', 'stream', id, ...question], { environment: of(fast) });
    const { exitCode, screen } = await terminal.ended();
    expect(exitCode).toBe(0);
    const lines = stripVTControlCharacters(screen).split('\r\n');
    expect(lines.filter((line) => line.startsWith('▸ tool_call '))).not.toEqual([]);
    expect(lines.filter((line) => line.startsWith('◂ tool_result '))).not.toEqual([]);
    expect(lines.join(' ')).toContain(answer);
    expect(lines.at(-2)).toMatch(/total_output_tokens=\d+/);
    expect(screen).toContain('\u001b[2m');
    expect(screen).not.toContain('{"type":');
  });

  it('ends in order at Ctrl-C, keeps what was written and says how to go on', async () => {
    const id = await createSession(slow);
    const terminal = startTerminal(['beta:chat', 'stream', id, ...question], { environment: of(slow), columns: 200 });
    await terminal.waitFor(/▸ tool_call|thinking|\w{3,}/);
    terminal.type('\u0003');
    const { exitCode, screen } = await terminal.ended();
    expect(exitCode).toBe(130);
    expect(stripVTControlCharacters(screen).split('\r\n').slice(-3)).toEqual([
      'beta:chat stream: interrupted',
      'The server may finish all the same what it has begun. ' +
        `See what came of it with \`llamacloud-prod beta:chat retrieve ${id}\`. ` +
        `Go on with \`llamacloud-prod beta:chat chat ${id} --index-id idx-report\`.`,
      '',
    ]);
  });

  it('counts the seconds while nothing comes', async () => {
    const late = await startEmulator({ indexes: { 'idx-report': folder }, latencyMs: 2_500, log: () => {} });
    const id = await createSession(late);
    const terminal = startTerminal(['beta:chat', 'stream', id, ...question], { environment: of(late) });
    await terminal.waitFor('waiting, 1 s');
    await terminal.waitFor('\r\u001b[K');
    terminal.type('\u0003');
    await terminal.ended();
    await late.close();
  });
});

describe('beta:chat chat', () => {
  it('asks question after question, shows what was said and says how to come back', async () => {
    const terminal = startTerminal(['beta:chat', 'chat', ...about], { environment: of(fast), columns: 200 });
    await terminal.waitFor('Started ses-');
    await terminal.waitFor('> ');
    terminal.type('How did revenue develop?\r');
    await terminal.waitFor(answer);
    await terminal.waitFor('> ');
    terminal.type('/history\r');
    await terminal.waitFor('> How did revenue develop?\r\n');
    expect(await terminal.waitFor(answer)).not.toMatch(/\*\*Answer|<details>/);
    await terminal.waitFor('> ');
    terminal.type('/help\r');
    await terminal.waitFor('/exit leaves.');
    terminal.type('/exit\r');
    const { exitCode, screen } = await terminal.ended();
    expect(exitCode).toBe(0);
    expect(screen).toMatch(/Go on with: llamacloud-prod beta:chat chat ses-\w+ --index-id idx-report\r\n$/);
  });

  it.each([
    { name: '/stop', typed: '/stop\r' },
    { name: 'Ctrl-C', typed: '\u0003' },
  ])('takes up a session by its id, and stops an answer at $name', async ({ typed }) => {
    const id = await createSession(slow);
    const terminal = startTerminal(['beta:chat', 'chat', id, ...about], { environment: of(slow), columns: 200 });
    await terminal.waitFor('> ');
    terminal.type('How did revenue develop?\r');
    await terminal.waitFor('▸ tool_call');
    terminal.type(typed);
    await terminal.waitFor('Stopped. The server may finish the answer all the same.');
    await terminal.waitFor('> ');
    terminal.type('\u0003');
    expect((await terminal.ended()).exitCode).toBe(130);
  });

  it.each([
    { name: '/exit', typed: '/exit\r' },
    { name: 'Ctrl-D', typed: '\u0004' },
  ])('ends well at $name, whatever became of a question', async ({ typed }) => {
    const args = ['beta:chat', 'chat', '--index-id=idx-absent', '--require-all-indexes'];
    const terminal = startTerminal(args, { environment: of(fast), columns: 200 });
    await terminal.waitFor('> ');
    terminal.type('Anything?\r');
    await terminal.waitFor('beta:chat chat: ');
    await terminal.waitFor('> ');
    terminal.type(typed);
    const { exitCode, screen } = await terminal.ended();
    expect(exitCode).toBe(0);
    expect(screen).not.toContain('Go on with');
  });

  it('says at once that a session is not there', async () => {
    const terminal = startTerminal(['beta:chat', 'chat', 'ses-unknown', ...about], { environment: of(fast) });
    const { exitCode, screen } = await terminal.ended();
    expect(exitCode).toBe(4);
    expect(screen).toMatch(/^beta:chat chat: /);
    expect(screen).not.toContain('> ');
  });

  it('shows what was said as Markdown in a pipe', async () => {
    const id = await createSession(fast);
    const input = 'How did revenue develop?\n/history\n';
    const { stdout } = await pipeIntoCli(input, ['beta:chat', 'chat', id, ...about], of(fast));
    expect(stdout).toContain('**Question**\n\nHow did revenue develop?\n');
  });

  it('asks no more once nobody reads the answers', async () => {
    const id = await createSession(fast);
    const questions = Array.from({ length: 8 }, (_, index) => `Question ${index}?\\n`).join('');
    const chat = `$CLI beta:chat chat ${id} ${about.join(' ')}`;
    const line = `{ printf '${questions}' | ${chat}; echo "exit $?" >&2; } | head -c 10`;
    const { stderr } = await runShell(line, of(fast));
    expect(stderr).toBe('exit 0\n');
    const { stdout } = await runCli(['beta:chat', 'retrieve', id, "--transform=events[?type=='user_input']"], of(fast));
    expect(JSON.parse(stdout).length).toBeLessThan(8);
  });

  it('answers piped lines one after another', async () => {
    const id = await createSession(fast);
    const input = 'How did revenue develop?\nWhat about renewals?\n';
    const { exitCode, stdout, stderr } = await pipeIntoCli(input, ['beta:chat', 'chat', id, ...about], of(fast));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout.split(answer)).toHaveLength(3);
    const { stdout: detail } = await runCli(['beta:chat', 'retrieve', id], of(fast));
    const prompts = JSON.parse(detail).events.filter(({ type }: { type: string }) => type === 'user_input');
    expect(prompts.map(({ content }: { content: string }) => content)).toEqual(input.trim().split('\n'));
  });

  it('ends at the first Ctrl-C where lines are piped, and asks no more', async () => {
    const id = await createSession(slow);
    const [file = '', ...program] = command;
    const args = [...program, 'beta:chat', 'chat', id, ...about];
    const child = spawn(file, args, { env: of(slow), stdio: ['pipe', 'pipe', 'pipe'] });
    const stderr = text(child.stderr);
    child.stdin.write('How did revenue develop?\nWhat about renewals?\n');
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    const [exitCode, signal] = await once(child, 'close');
    expect({ exitCode, signal }).toEqual({ exitCode: 130, signal: null });
    expect(await stderr).toBe('Stopped. The server may finish the answer all the same.\n');
    const { stdout } = await runCli(['beta:chat', 'retrieve', id, "--transform=events[?type=='user_input']"], of(slow));
    expect(JSON.parse(stdout)).toHaveLength(1);
  });

  it('tells of a failed question and goes on', async () => {
    const id = await createSession(fast);
    const args = ['beta:chat', 'chat', id, '--index-id=idx-absent', '--require-all-indexes'];
    const { exitCode, stderr } = await pipeIntoCli('One?\nTwo?\n', args, of(fast));
    expect(exitCode).toBe(7);
    expect(stderr.match(/^beta:chat chat: /gm)).toHaveLength(2);
  });

  it('needs what every question needs', async () => {
    const { exitCode, stderr } = await runCli(['beta:chat', 'chat', 'ses-1'], of(fast));
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^beta:chat chat: missing --index-id\n/);
  });
});

describe('--format markdown', () => {
  it('exports a transcript, the same each time', async () => {
    const id = await createSession(fast);
    await runCli(['beta:chat', 'stream', id, ...question], of(fast));
    const [first, second] = await Promise.all(
      [1, 2].map(() => runCli(['beta:chat', 'retrieve', id, '--format=markdown'], of(fast))),
    );
    expect(first?.stdout).toMatch(/^## 1\n\n\*\*Question\*\*\n\nHow did revenue develop\?\n\n/);
    expect(first?.stdout).toContain(`**Answer**\n\n`);
    expect(first?.stdout).toContain(answer);
    expect(first?.stdout).toContain('<summary>tool_call</summary>');
    expect(second).toEqual(first);
  });

  it('is refused where there is no conversation, before anything is sent', async () => {
    const nowhere = { ...of(fast), LLAMA_CLOUD_BASE_URL: 'http://127.0.0.1:1' };
    expect(await runCli(['beta:chat', 'list', '--format=markdown'], nowhere)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'beta:chat list: --format markdown does not go with this command\n' +
        'It is for commands whose answer holds the events of a conversation.\n',
    });
  });
});
