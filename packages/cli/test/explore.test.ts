import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripVTControlCharacters } from 'node:util';
import { type Emulator, startEmulator } from '@llamacloud-prod/emulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';
import { startTerminal } from './terminal.ts';

let emulator: Emulator;
let environment: Record<string, string>;

beforeAll(async () => {
  emulator = await startEmulator({ tokenRate: 0, log: () => {} });
  environment = { LLAMA_CLOUD_API_KEY: 'explore', LLAMA_CLOUD_BASE_URL: emulator.url };
  for (const index of ['idx-one', 'idx-two']) await runCli(['beta:chat', 'create', '--index-id', index], environment);
});

afterAll(() => emulator.close());

/** Serves what no emulator would, until the test ends. */
async function serve(listener: RequestListener): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

describe('--format explore', () => {
  it('opens, searches, copies a path, prints the chosen value and leaves the screen as it was', async () => {
    const terminal = startTerminal(['beta:chat', 'list', '--format=explore', '--page-size=1'], {
      environment,
      columns: 100,
    });
    await terminal.waitFor('\u001b[?1049h');
    await terminal.waitFor('[0]  1/2');
    terminal.type('/idx-\r');
    await terminal.waitFor('[0].index_ids[0]');
    terminal.type('c');
    await terminal.waitFor(`\u001b]52;c;${Buffer.from('[0].index_ids[0]').toString('base64')}\u0007`);
    await terminal.waitFor('copied [0].index_ids[0]');
    terminal.type('p');
    const { exitCode, screen } = await terminal.ended();
    expect(exitCode).toBe(0);
    const [, rest = ''] = screen.split('\u001b[?1049l');
    expect(stripVTControlCharacters(rest).trim()).toMatch(/^"idx-(one|two)"$/);
  });

  it.each(['q', '\u0003'])('is left by %j', async (key) => {
    const terminal = startTerminal(['beta:chat', 'list', '--format=explore'], { environment });
    await terminal.waitFor('\u001b[?1049h');
    await terminal.waitFor('1/2');
    terminal.type(key);
    const { exitCode, screen } = await terminal.ended();
    expect(exitCode).toBe(0);
    expect(screen.endsWith('\u001b[?1049l')).toBe(true);
  });

  it('leaves the screen as it was where another process ends it', async () => {
    const terminal = startTerminal(['beta:chat', 'list', '--format=explore'], { environment });
    await terminal.waitFor('1/2');
    terminal.kill('SIGTERM');
    expect((await terminal.ended()).screen.endsWith('\u001b[?1049l')).toBe(true);
  });

  it('obeys --max-items and --transform', async () => {
    const args = ['beta:chat', 'list', '--format=explore', '--max-items=1', '--transform=[].session_id'];
    const terminal = startTerminal(args, { environment });
    await terminal.waitFor('1/1');
    terminal.type('p');
    const { screen } = await terminal.ended();
    expect(stripVTControlCharacters(screen.split('\u001b[?1049l')[1] ?? '').trim()).toMatch(/^"ses-\w+"$/);
  });

  it('follows the size of the window', async () => {
    const terminal = startTerminal(['beta:chat', 'list', '--format=explore'], { environment, columns: 60, rows: 10 });
    await terminal.waitFor('1/2');
    terminal.resize(30, 5);
    // Four rows and the footer: the first frame of the new size begins with the cursor's move to the corner.
    await terminal.waitFor('\u001b[H');
    await terminal.waitFor('1/2');
    const lines = stripVTControlCharacters(terminal.screen.split('\u001b[H').at(-1) ?? '').split(/\r+\n/);
    expect(lines).toHaveLength(5);
    expect(lines.every((line) => line.length < 30)).toBe(true);
    terminal.type('q');
    await terminal.ended();
  });

  it('opens with the first event of a stream, and shows those that follow', async () => {
    const event = `data: ${JSON.stringify({ type: 'text_delta', content: 'word' })}\n\n`;
    let goOn = () => {};
    await using server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(event);
      goOn = () => response.write(event.repeat(2));
    });
    const args = ['beta:chat', 'stream', 'ses-1', '--index-id=idx-one', '--prompt=Anything?', '--format=explore'];
    const terminal = startTerminal(args, { environment: { ...environment, LLAMA_CLOUD_BASE_URL: server.url } });
    await terminal.waitFor('1/1');
    goOn();
    await terminal.waitFor('1/3');
    terminal.type('q');
    expect((await terminal.ended()).exitCode).toBe(0);
  });

  it('lets go of a stream that has not ended', async () => {
    const event = `data: ${JSON.stringify({ type: 'text_delta', content: 'word' })}\n\n`;
    await using server = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(event.repeat(60));
    });
    const args = ['beta:chat', 'stream', 'ses-1', '--index-id=idx-one', '--prompt=Anything?', '--format=explore'];
    const terminal = startTerminal(args, { environment: { ...environment, LLAMA_CLOUD_BASE_URL: server.url } });
    await terminal.waitFor(/1\/\d\d /);
    terminal.type('q');
    expect((await terminal.ended()).exitCode).toBe(0);
  });

  it('is left by Ctrl-C while a page is waited for', async () => {
    const items = Array.from({ length: 60 }, (_, index) => ({ session_id: `ses-${index}` }));
    let ask = () => {};
    const asked = new Promise<void>((resolve) => {
      ask = resolve;
    });
    await using server = await serve((request, response) => {
      if (request.url?.includes('page_token')) return ask();
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ items, next_page_token: 'second' }));
    });
    const args = ['beta:chat', 'list', '--format=explore'];
    const terminal = startTerminal(args, { environment: { ...environment, LLAMA_CLOUD_BASE_URL: server.url } });
    await terminal.waitFor(/1\/\d\d /);
    terminal.type('G');
    await asked;
    terminal.type('\u0003');
    const { exitCode, screen } = await terminal.ended();
    expect(exitCode).toBe(0);
    expect(screen.endsWith('\u001b[?1049l')).toBe(true);
  });

  it('is refused on a terminal whose cursor cannot be moved', async () => {
    const terminal = startTerminal(['beta:chat', 'list', '--format=explore'], {
      environment: { ...environment, TERM: 'dumb' },
    });
    const { exitCode, screen } = await terminal.ended();
    expect(exitCode).toBe(2);
    expect(screen).toContain('needs a terminal whose cursor can be moved');
  });

  it('is refused without a terminal, before anything is sent', async () => {
    const nowhere = { ...environment, LLAMA_CLOUD_BASE_URL: 'http://127.0.0.1:1' };
    expect(await runCli(['beta:chat', 'list', '--format=explore'], nowhere)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: 'beta:chat list: --format explore needs a terminal whose cursor can be moved\nChoose another format.\n',
    });
  });
});
