import { describe, expect, it, test } from 'vitest';
import { emulatorForTest } from './support/emulator.ts';
import { call, createSession, readFrames, startTurn } from './support/http.ts';

const question = { index_ids: ['idx-handbook'], prompt: 'How do refunds work?' };

describe('a fault of a turn', () => {
  it('is in the terms of the API', async () => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator);
    const headers = { 'x-emulator-fault': 'failed-terminal;message="Out of tokens"' };
    const frames = await Array.fromAsync(readFrames(await startTurn(emulator, sessionId, question, { headers })));
    expect(frames.at(-1)?.data).toMatchObject({ type: 'stop', is_error: true, error: 'Out of tokens' });
  });

  it('does not touch what is stored', async () => {
    const emulator = await emulatorForTest();
    const sessionId = await createSession(emulator);
    using _fault = emulator.faults.add({ fault: 'reset-before-terminal', operation: 'beta.chat.stream' });
    const response = await startTurn(emulator, sessionId, question);
    await expect(Array.fromAsync(readFrames(response))).rejects.toThrow('terminated');
    await expect
      .poll(async () => {
        const { body } = await call<{ events: object[] }>(emulator, 'GET', `/api/v1/chat/${sessionId}`);
        return body.events.at(-1);
      })
      .toMatchObject({ type: 'stop', is_error: false });
  });
});

test('a fault that keeps the operation from running leaves nothing behind', async () => {
  const emulator = await emulatorForTest({ faults: [{ fault: 'status', status: 503, times: 1 }] });
  expect((await call(emulator, 'POST', '/api/v1/chat')).status).toBe(503);
  expect(await call(emulator, 'GET', '/api/v1/chat')).toMatchObject({ status: 200, body: { items: [] } });
});
