import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readFolder } from '../../../src/llamacloud/index/read-folder.ts';
import { handbook, temporaryFolder } from '../../support/emulator.ts';

test('reads text and Markdown at any depth, in the order of names', () => {
  expect(readFolder(handbook).map(({ name }) => name)).toEqual(['notes.txt', 'policies/shipping.md', 'refunds.md']);
});

test('leaves out hidden files, links, other types and node_modules', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'node_modules'));
  for (const name of ['.env.md', 'node_modules/readme.md', 'image.png', 'UPPER.MD', 'a.txt']) {
    writeFileSync(join(folder, name), name);
  }
  symlinkSync(join(folder, 'a.txt'), join(folder, 'link.txt'));
  symlinkSync('/', join(folder, 'root'));
  expect(readFolder(folder).map(({ name }) => name)).toEqual(['UPPER.MD', 'a.txt']);
});

test('a fingerprint follows the content', () => {
  const folder = temporaryFolder();
  const write = (text: string) => {
    writeFileSync(join(folder, 'a.md'), text);
    return readFolder(folder)[0]?.fingerprint;
  };
  const first = write('one');
  expect(write('two')).not.toBe(first);
  expect(write('one')).toBe(first);
});

test.each([
  ['invalid UTF-8', Uint8Array.of(0xc3, 0x28)],
  ['a null character', 'a\0b'],
])('a file with %s is refused by name', (_name, content) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'bad.txt'), content);
  expect(() => readFolder(folder)).toThrow(`it is not UTF-8 text: ${join(folder, 'bad.txt')}`);
});
