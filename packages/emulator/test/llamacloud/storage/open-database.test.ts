import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../../../src/llamacloud/storage/open-database.ts';
import { temporaryFolder } from '../../support/emulator.ts';

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof import('node:fs')>();
  return { ...fs, rmSync: vi.fn(fs.rmSync) };
});

test('removes its lock where open files cannot be removed, as on Windows', () => {
  const file = join(temporaryFolder(), 'emulator.db');
  const { close } = openDatabase(file);
  expect(existsSync(`${file}-lock`)).toBe(true);
  vi.mocked(rmSync).mockImplementationOnce(() => {
    throw Object.assign(new Error('EBUSY: resource busy or locked'), { code: 'EBUSY' });
  });
  close();
  expect(existsSync(`${file}-lock`)).toBe(false);
});
