import { describe, expect } from 'vitest';
import { createEmulatorTest, test } from '../src/vitest.ts';
import { handbook } from './support/emulator.ts';
import { call, createSession, runTurn } from './support/http.ts';

const testWithHandbook = createEmulatorTest({ indexes: { 'idx-handbook': handbook } }, { scope: 'worker' });

describe('a test of one emulator a file', () => {
  const addresses: string[] = [];

  test('is given its address', async ({ emulator, url }) => {
    addresses.push(url);
    expect(url).toBe(emulator.url);
    expect((await call({ url }, 'GET', '/api/v1/chat')).status).toBe(200);
  });

  test('shares it with the next', ({ url }) => {
    expect(addresses).toEqual([url]);
  });

  test('lets things go wrong', async ({ url, faults }) => {
    faults.add({ fault: 'status', status: 503 });
    expect((await call({ url }, 'GET', '/api/v1/chat')).status).toBe(503);
  });

  test('leaves no faults to the next', async ({ url, faults }) => {
    faults.add({ fault: 'status', status: 500, operation: 'beta.chat.create' });
    expect((await call({ url }, 'GET', '/api/v1/chat')).status).toBe(200);
  });
});

describe('a test of one emulator a worker', () => {
  testWithHandbook('is given what it was set up with', async ({ emulator }) => {
    const sessionId = await createSession(emulator);
    const events = await runTurn(emulator, sessionId, { index_ids: ['idx-handbook'], prompt: 'refunds' });
    expect(events.find((event) => event.type === 'text')).toMatchObject({
      content: expect.stringContaining('refunds.md'),
    });
  });
});
