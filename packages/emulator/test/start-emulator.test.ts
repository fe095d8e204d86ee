import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EmulatorError, startEmulator } from '../src/index.ts';
import { emulatorForTest, temporaryFolder } from './support/emulator.ts';
import { call, createSession } from './support/http.ts';

test('needs no options, and takes a free port of this machine', async () => {
  await using emulator = await startEmulator();
  expect(emulator.url).toBe(`http://127.0.0.1:${emulator.port}`);
  expect((await call(emulator, 'GET', '/api/v1/chat')).status).toBe(200);
});

test('is gone when its scope ends', async () => {
  let url = '';
  {
    await using emulator = await startEmulator();
    ({ url } = emulator);
  }
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

test('closes twice without complaint', async () => {
  const emulator = await startEmulator();
  await Promise.all([emulator.close(), emulator.close()]);
  await emulator.close();
});

test.each([
  ['0.0.0.0', /^http:\/\/127\.0\.0\.1:\d+$/],
  ['localhost', /^http:\/\/localhost:\d+$/],
])('on host %s gives an address that can be called', async (host, wanted) => {
  const emulator = await emulatorForTest({ host, requireKey: 'test key' });
  expect(emulator.url).toMatch(wanted);
  expect((await call(emulator, 'GET', '/api/v1/chat')).status).toBe(200);
});

test('throws an EmulatorError for a port in use, and lets go of the data file', async () => {
  const data = join(temporaryFolder(), 'emulator.db');
  const running = await emulatorForTest();
  await expect(startEmulator({ port: running.port, data })).rejects.toThrow(EmulatorError);
  const emulator = await emulatorForTest({ data });
  expect(await createSession(emulator)).toMatch(/^ses-/);
});
