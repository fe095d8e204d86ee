import { readdir, readFile, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayPath, type FileChange, type KnownFiles, writeFiles } from '../../src/output/write-files.ts';
import { headerStart } from '../../src/print/file.ts';
import { inFolder } from '../sources.ts';

const old = new Date('2001-01-01');

/** Paths and contents below a folder. */
async function contentsOf(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.map(async (file) => [displayPath(file, folder), await readFile(file, 'utf8')] as const);
  return Object.fromEntries((await Promise.all(read)).sort());
}

const shown = (changes: readonly FileChange[], folder: string) =>
  changes.map(({ path, change }) => `${change} ${displayPath(path, folder)}`);

const gone = `${headerStart}from api.yaml.\n`;
const before = {
  'other.ts': 'kept',
  'own/inner/gone.ts': gone,
  'own/mine.ts': 'mine',
  'own/same.ts': 'same',
  'own/stale.ts': 'old',
};
const wanted = (folder: string) => [
  { path: join(folder, 'own/same.ts'), content: 'same' },
  { path: join(folder, 'own/stale.ts'), content: 'new' },
  { path: join(folder, 'own/new/missing.ts'), content: 'missing' },
];
const changes = ['changed own/stale.ts', 'added own/new/missing.ts', 'removed own/inner/gone.ts'];

describe('writeFiles', () => {
  it('adds, changes and removes what was generated, and tells of it', () =>
    inFolder(before, async (folder) => {
      const options = { ownedFolders: [join(folder, 'own')], check: false };
      expect(shown(writeFiles(wanted(folder), options), folder)).toEqual(changes);
      expect(await contentsOf(folder)).toEqual({
        'other.ts': 'kept',
        'own/mine.ts': 'mine',
        'own/new/missing.ts': 'missing',
        'own/same.ts': 'same',
        'own/stale.ts': 'new',
      });
      expect(writeFiles(wanted(folder), options)).toEqual([]);
    }));

  it('leaves no folder without files', () =>
    inFolder({ 'own/a/b/gone.ts': gone, 'own/c/gone.ts': gone, 'own/c/mine.ts': 'mine' }, async (folder) => {
      writeFiles([], { ownedFolders: [join(folder, 'own')], check: false });
      expect((await readdir(folder, { recursive: true })).sort()).toEqual(
        ['own', 'own/c', 'own/c/mine.ts'].map((path) => join(path)),
      );
    }));

  it('leaves the folder that it owns', () =>
    inFolder({ 'own/gone.ts': gone }, async (folder) => {
      writeFiles([], { ownedFolders: [join(folder, 'own')], check: false });
      expect(await readdir(folder, { recursive: true })).toEqual(['own']);
    }));

  it('tells the same and changes nothing when it only checks', () =>
    inFolder(before, async (folder) => {
      const options = { ownedFolders: [join(folder, 'own')], check: true };
      expect(shown(writeFiles(wanted(folder), options), folder)).toEqual(changes);
      expect(await contentsOf(folder)).toEqual(before);
    }));

  it('does not touch files that have their content', () =>
    inFolder(before, async (folder) => {
      const path = join(folder, 'own/same.ts');
      await utimes(path, old, old);
      writeFiles(wanted(folder), { ownedFolders: [], check: false });
      expect((await stat(path)).mtime).toEqual(old);
    }));

  it('removes nothing from folders that it does not own', () =>
    inFolder(before, async (folder) => {
      writeFiles(wanted(folder), { ownedFolders: [join(folder, 'not-there')], check: false });
      expect(await contentsOf(folder)).toHaveProperty(['own/inner/gone.ts'], gone);
    }));

  it('knows the files that it has written, and no others', () =>
    inFolder({}, async (folder) => {
      const known: KnownFiles = new Map();
      const options = { ownedFolders: [join(folder, 'own')], check: false, known };
      writeFiles([{ path: join(folder, 'own/gone.ts'), content: gone }], options);
      writeFiles([{ path: join(folder, 'own/new.ts'), content: 'new' }], options);
      expect([...known.keys()]).toEqual([join(folder, 'own/new.ts')]);
    }));

  it('fails where a file stands in place of a folder', () =>
    inFolder({ own: 'a file' }, async (folder) => {
      const files = [{ path: join(folder, 'own/a.ts'), content: '' }];
      expect(() => writeFiles(files, { ownedFolders: [], check: false })).toThrow(
        `${join(folder, 'own/a.ts')} cannot be written (EEXIST). Check its folder, or name another.`,
      );
    }));
});

describe('displayPath', () => {
  it.each([
    ['/a/b/c.ts', '/a', 'b/c.ts'],
    ['/a/c.ts', '/a/b', '../c.ts'],
    ['/a', '/a', '.'],
  ])('of %s from %s is %s', (path, from, wantedPath) => {
    expect(displayPath(path, from)).toBe(wantedPath);
  });
});
