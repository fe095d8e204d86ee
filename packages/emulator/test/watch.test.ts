import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SessionEvent } from '../src/generated/models.ts';
import type { Emulator, EmulatorOptions } from '../src/index.ts';
import { emulatorForTest, temporaryFolder } from './support/emulator.ts';
import { createSession, runTurn } from './support/http.ts';

/** Asks until the answer's files are the wanted ones. */
async function expectFound(emulator: Emulator, prompt: string, files: string[]): Promise<void> {
  const sessionId = await createSession(emulator);
  const find = async () => filesIn(await runTurn(emulator, sessionId, { index_ids: ['idx-notes'], prompt }));
  await expect.poll(find, { timeout: 10_000, interval: 20 }).toEqual(files);
}

function filesIn(events: readonly SessionEvent[]): string[] {
  const result = events.find((event) => event.type === 'tool_result')?.result;
  return (result as { passages: { file_name: string }[] }).passages.map((passage) => passage.file_name);
}

async function watchNotes(options: EmulatorOptions = {}): Promise<{ emulator: Emulator; folder: string }> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.md'), 'alpha');
  const emulator = await emulatorForTest({ indexes: { 'idx-notes': folder }, ...options });
  await expectFound(emulator, 'alpha', ['a.md']);
  return { emulator, folder };
}

test('an edit is found, and what it replaced is not', async () => {
  const { emulator, folder } = await watchNotes();
  writeFileSync(join(folder, 'a.md'), 'beta');
  await expectFound(emulator, 'beta', ['a.md']);
  await expectFound(emulator, 'alpha', []);
});

test('a file that an editor replaces is found, and edits after that', async () => {
  const { emulator, folder } = await watchNotes();
  writeFileSync(join(folder, '.a.md.swap'), 'beta');
  renameSync(join(folder, '.a.md.swap'), join(folder, 'a.md'));
  await expectFound(emulator, 'beta', ['a.md']);
  writeFileSync(join(folder, 'a.md'), 'gamma');
  await expectFound(emulator, 'gamma', ['a.md']);
});

test('new files in new folders are found, and edits of them', async () => {
  const { emulator, folder } = await watchNotes();
  mkdirSync(join(folder, 'deep/er'), { recursive: true });
  writeFileSync(join(folder, 'deep/er/b.txt'), 'beta');
  await expectFound(emulator, 'beta', ['deep/er/b.txt']);
  writeFileSync(join(folder, 'deep/er/b.txt'), 'gamma');
  await expectFound(emulator, 'gamma', ['deep/er/b.txt']);
});

test('removed files and folders are found no more', async () => {
  const { emulator, folder } = await watchNotes();
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep/b.md'), 'beta');
  await expectFound(emulator, 'beta', ['deep/b.md']);
  rmSync(join(folder, 'deep'), { recursive: true });
  await expectFound(emulator, 'beta', []);
  rmSync(join(folder, 'a.md'));
  await expectFound(emulator, 'alpha', []);
});

test('a folder behind a link is followed', async () => {
  const folder = temporaryFolder();
  const link = join(temporaryFolder(), 'notes');
  symlinkSync(folder, link);
  writeFileSync(join(folder, 'a.md'), 'alpha');
  const emulator = await emulatorForTest({ indexes: { 'idx-notes': link } });
  writeFileSync(join(folder, 'a.md'), 'beta');
  await expectFound(emulator, 'beta', ['a.md']);
});

test('a file that is not text is left out with a word about it, and the others are found', async () => {
  const logged: string[] = [];
  const { emulator, folder } = await watchNotes({ log: (message) => logged.push(message) });
  writeFileSync(join(folder, 'bad.md'), Uint8Array.of(0xff, 0xfe));
  writeFileSync(join(folder, 'b.md'), 'beta');
  await expectFound(emulator, 'beta', ['b.md']);
  expect(logged.at(-1)).toBe(`The file cannot be indexed, because it is not UTF-8 text: ${join(folder, 'bad.md')}`);
});

test('an index whose folder is gone stays as it was', async () => {
  const logged: string[] = [];
  const { emulator, folder } = await watchNotes({ log: (message) => logged.push(message) });
  rmSync(folder, { recursive: true });
  await expect
    .poll(() => logged.at(-1), { timeout: 10_000 })
    .toBe(`The index idx-notes stays as it is. The folder to index does not exist: ${folder}`);
  await expectFound(emulator, 'alpha', ['a.md']);
});
