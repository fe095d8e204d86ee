import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { type Emulator, startEmulator } from '@llamacloud-prod/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli, startCli } from './run-cli.ts';

let emulator: Emulator;
let slowEmulator: Emulator;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-test-'));
  const sentence = 'Revenue grew by a fifth in the third quarter, mostly from renewals.';
  writeFileSync(join(folder, 'report.md'), `# Report\n\n${sentence}\n`);
  const indexes = { 'idx-report': folder };
  emulator = await startEmulator({ indexes, tokenRate: 0, strictResponses: true });
  slowEmulator = await startEmulator({ indexes, tokenRate: 1 });
});

afterAll(async () => {
  await Promise.all([emulator.close(), slowEmulator.close()]);
  rmSync(folder, { recursive: true });
});

/** Runs a command with a key of the test's own, so that tests do not see each other's sessions. */
async function run(key: string, ...args: string[]) {
  const result = await runCli(['beta:chat', ...args, '--api-key', key, '--base-url', emulator.url]);
  return { ...result, json: () => JSON.parse(result.stdout) };
}

async function createSession(key: string, url = emulator.url): Promise<string> {
  const { stdout } = await runCli(['beta:chat', 'create'], { LLAMA_CLOUD_API_KEY: key, LLAMA_CLOUD_BASE_URL: url });
  return JSON.parse(stdout).session_id;
}

const question = ['--index-id', 'idx-report', '--prompt', 'How did revenue develop?'];

describe('beta:chat create', () => {
  it('prints the new session as indented JSON', async () => {
    const created = await run('create', 'create', '--index-id', 'idx-report', '--shared-access', 'query');
    expect(created).toMatchObject({ exitCode: 0, stderr: '' });
    const session = created.json();
    expect(session).toMatchObject({ index_ids: ['idx-report'], shared_access: 'query', job_metadata: null });
    expect(created.stdout).toBe(`${JSON.stringify(session, null, 2)}\n`);
  });

  it('sends every index of a repeated flag, and null for the word null', async () => {
    const bound = await run('bind', 'create', '--index-id', 'idx-report', '--index-id', 'idx-report');
    const unbound = await run('bind', 'create', '--index-id', 'null');
    expect(bound.exitCode).toBe(0);
    expect(bound.json().index_ids).toContain('idx-report');
    expect(unbound.json().index_ids).toBeNull();
  });
});

describe('beta:chat retrieve', () => {
  it('prints a session with its history, named by flag or by word', async () => {
    const id = await createSession('My API Key');
    await run('My API Key', 'stream', id, ...question);
    const byFlag = await run('My API Key', 'retrieve', '--session-id', id);
    const byWord = await run('My API Key', 'retrieve', id);
    expect(byFlag).toMatchObject({ exitCode: 0, stderr: '' });
    expect(byWord.stdout).toBe(byFlag.stdout);
    const types = byFlag.json().events.map((event: { type: string }) => event.type);
    expect(new Set(types)).toEqual(new Set(['user_input', 'thinking', 'tool_call', 'tool_result', 'text', 'stop']));
  });
});

describe('beta:chat get-summary', () => {
  it('prints a session without its history', async () => {
    const id = await createSession('summary');
    const { exitCode, json } = await run('summary', 'get-summary', '--session-id', id);
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({ session_id: id });
    expect(json()).not.toHaveProperty('events');
  });
});

describe('beta:chat list', () => {
  it('prints every page as one array, or as many items as asked for', async () => {
    const ids = [];
    for (let count = 0; count < 3; count += 1) ids.push(await createSession('list'));
    const all = await run('list', 'list', '--page-size', '2');
    const some = await run('list', 'list', '--page-size', '2', '--max-items', '1');
    const listed = all.json().map((session: { session_id: string }) => session.session_id);
    expect(listed.sort()).toEqual(ids.sort());
    expect(all.stdout).toBe(`${JSON.stringify(all.json(), null, 2)}\n`);
    expect(some.json()).toHaveLength(1);
  });

  it('prints an empty array where there is nothing', async () => {
    expect(await run('nobody', 'list')).toMatchObject({ exitCode: 0, stdout: '[]\n', stderr: '' });
  });
});

describe('beta:chat delete', () => {
  it('prints nothing, and the session is gone', async () => {
    const id = await createSession('delete');
    expect(await run('delete', 'delete', id)).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
    expect(await run('delete', 'retrieve', id)).toMatchObject({ exitCode: 4, stdout: '' });
  });
});

describe('beta:chat stream', () => {
  it('prints each event as one line of JSON', async () => {
    const id = await createSession('stream');
    const { exitCode, stdout, stderr } = await run('stream', 'stream', '--session-id', id, ...question);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.at(-1)).toMatchObject({ type: 'stop', is_error: false });
    const deltas = events.filter((event) => event.type === 'text_delta').map((event) => event.content);
    expect(deltas.join('')).toBe(events.find((event) => event.type === 'text').content);
  });

  it('prints an event while the turn still runs, and exits with 130 when interrupted', async () => {
    const id = await createSession('interrupt', slowEmulator.url);
    const child = startCli(['beta:chat', 'stream', id, ...question], {
      LLAMA_CLOUD_API_KEY: 'interrupt',
      LLAMA_CLOUD_BASE_URL: slowEmulator.url,
    });
    const stderr = text(child.stderr);
    const [line] = await once(createInterface(child.stdout), 'line');
    expect(JSON.parse(line)).toHaveProperty('type');
    child.kill('SIGINT');
    const [exitCode, signal] = await once(child, 'close');
    expect({ exitCode, signal }).toEqual({ exitCode: 130, signal: null });
    expect(await stderr).toBe(
      'beta:chat stream: interrupted\nThe server may finish all the same what it has begun. ' +
        `See what came of it with \`llamacloud-prod beta:chat retrieve ${id}\`. ` +
        `Go on with \`llamacloud-prod beta:chat chat ${id} --index-id idx-report\`.\n`,
    );
  });

  it('ends silently when its reader goes away', async () => {
    const id = await createSession('pipe', slowEmulator.url);
    const child = startCli(['beta:chat', 'stream', id, ...question], {
      LLAMA_CLOUD_API_KEY: 'pipe',
      LLAMA_CLOUD_BASE_URL: slowEmulator.url,
    });
    const stderr = text(child.stderr);
    await once(createInterface(child.stdout), 'line');
    child.stdout.destroy();
    const [exitCode] = await once(child, 'close');
    expect({ exitCode, stderr: await stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  it('exits with 7 when the turn itself fails, after printing how it ended', async () => {
    const id = await createSession('failed');
    const { exitCode, stdout, stderr } = await run(
      'failed',
      'stream',
      id,
      '--index-id',
      'idx-absent',
      '--prompt',
      'Anything?',
      '--require-all-indexes',
    );
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const stop = events.at(-1);
    expect(stop).toMatchObject({ type: 'stop', is_error: true });
    expect(exitCode).toBe(7);
    expect(stderr).toContain(`beta:chat stream: ${stop.error}\n`);
  });
});
