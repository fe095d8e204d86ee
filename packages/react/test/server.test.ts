import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startEmulator } from '@llamacloud-prod/emulator';
import { dehydrate, hydrate, QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { createClient } from '#core';
import { create } from '#core/beta/chat';
import {
  betaChatListInfiniteCache,
  betaChatListInfiniteOptions,
  betaChatRetrieveCache,
} from '../src/generated/beta/chat/options.ts';

const optionsModule = new URL('../src/generated/beta/chat/options.ts', import.meta.url).href;

describe('options on a server', () => {
  it('load where React has no context and no hooks', async () => {
    // Under this condition React is what server components get, and a module that makes a context fails to load.
    const conditions = ['--conditions=react-server', '--conditions=@llamacloud-prod/source'];
    const script = `
      import { betaChatRetrieveOptions } from ${JSON.stringify(optionsModule)};
      const { queryKey } = betaChatRetrieveOptions({ baseURL: 'https://api.example.com' }, 'ses-1');
      console.log(JSON.stringify(queryKey));`;
    const argv = [...conditions, '--input-type=module', '--eval', script];
    const { stdout } = await promisify(execFile)(process.execPath, argv, { cwd: import.meta.dirname });
    expect(JSON.parse(stdout)).toEqual([
      'https://api.example.com',
      'beta.chat.retrieve',
      { path: { sessionId: 'ses-1' } },
    ]);
  });

  it('fill a cache that crosses to the browser as JSON', async () => {
    await using emulator = await startEmulator();
    const client = createClient({ apiKey: 'server', baseURL: emulator.url });
    const { session_id } = await create(client);
    const onServer = new QueryClient();
    await betaChatRetrieveCache(onServer, client, session_id).prefetch();
    await betaChatListInfiniteCache(onServer, client, { page_size: 1 }).prefetch();

    const inBrowser = new QueryClient();
    hydrate(inBrowser, JSON.parse(JSON.stringify(dehydrate(onServer))));
    expect(betaChatRetrieveCache(inBrowser, client, session_id).getData()).toMatchObject({ session_id, events: [] });
    const pages = betaChatListInfiniteCache(inBrowser, client, { page_size: 1 }).getData();
    expect(pages?.pages.map((page) => page.items.length)).toEqual([1]);
  });

  it('share what has not changed from one read to the next', async () => {
    await using emulator = await startEmulator();
    const client = createClient({ apiKey: 'server', baseURL: emulator.url });
    await create(client);
    const queryClient = new QueryClient();
    const options = betaChatListInfiniteOptions(client);
    const read = async () => {
      await queryClient.fetchInfiniteQuery(options);
      return queryClient.getQueryData(options.queryKey);
    };
    const before = await read();
    expect(await read()).toBe(before);
    await create(client);
    expect(await read()).not.toBe(before);
  });
});
