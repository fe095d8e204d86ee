import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { familyConfig } from '../family-config.ts';
import { fixture } from '../spec/fixture.ts';
import { escapedText } from './code-facts.ts';
import { corpus } from './corpus.ts';
import { writeFamily, writeSharedFamily } from './write-family.ts';

const packages = fileURLToPath(new URL('../../../', import.meta.url));
const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));

const compiler = fileURLToPath(new URL('../../../../node_modules/typescript/bin/tsc', import.meta.url));

/** Where a document's files may stand, and under which names. */
const ownFile =
  /^families\/(?:core|react|cli|emulator|docs)\/src\/document-(\d+)\/(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*\.(?:tsx?|json)$/;

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'));
  return files.map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** Runs a program of Node's in a folder, and gives what it prints whatever its exit code. */
function run(argv: readonly string[], folder: string, input = ''): Promise<{ out: string; error: string }> {
  return new Promise((resolve) => {
    const options = { cwd: folder, maxBuffer: 2 ** 26 };
    const child = execFile(process.execPath, argv, options, (_failure, out, error) => resolve({ out, error }));
    child.stdin?.end(input);
  });
}

describe('the hostile corpus', () => {
  let folder = '';
  let sources: readonly ts.SourceFile[] = [];
  /** The files that were there before the corpus was. */
  let present: readonly string[] = [];
  const written: string[] = [];
  /** Title of a document, from the path of one of its files. */
  const titleOf = (path: string) => corpus[Number(/document-(\d+)/.exec(path)?.[1])]?.title ?? path;

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'hostile-'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
    await mkdir(join(folder, 'documents'));
    await mkdir(join(folder, 'empty'));
    await writeSharedFamily(fixture('library/openapi.yaml'), join(folder, 'families'), packages);
    present = await filesIn(folder);
    for (const [index, { text }] of corpus.entries()) {
      const document = join(folder, 'documents', `${index}.json`);
      await writeFile(document, text);
      written.push(...(await writeFamily(document, join(folder, 'families'), `document-${index}`)));
    }
    const code = written.filter((path) => /\.tsx?$/.test(path));
    sources = await Promise.all(
      code.map(async (path) => ts.createSourceFile(path, await readFile(path, 'utf8'), ts.ScriptTarget.ESNext, true)),
    );
  }, 300_000);
  afterAll(() => rm(folder, { recursive: true }));

  it('has at least 200 documents', () => {
    expect(new Set(corpus.map(({ text }) => text)).size).toBeGreaterThanOrEqual(200);
  });

  it('is written to each family’s own folders, under names that every system has', async () => {
    const wrong = written.filter((path) => !ownFile.test(relative(folder, path).split(sep).join('/')));
    expect(wrong.map(titleOf)).toEqual([]);
    const documents = corpus.map((_document, index) => join(folder, 'documents', `${index}.json`));
    expect(await filesIn(folder)).toEqual([...present, ...documents, ...written].sort());
  });

  it('stands in code as literals and comments alone, all of it visible', () => {
    const escaped = sources.flatMap((source) => {
      const fact = escapedText(source);
      return fact === undefined ? [] : [`${titleOf(source.fileName)}: ${relative(folder, source.fileName)}: ${fact}`];
    });
    expect(escaped).toEqual([]);
  });

  it('parses and type-checks', async () => {
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify(familyConfig(['core', 'react', 'cli', 'emulator'].map((name) => `families/${name}/src`))),
    );
    const { out, error } = await run([compiler, '-p', folder], folder);
    expect(error).toBe('');
    const errors = out.split('\n').filter((line) => line !== '');
    expect(errors.map((line) => `${titleOf(line)}: ${line}`)).toEqual([]);
  }, 300_000);

  it('is plain data in the reference', async () => {
    for (const path of written.filter((each) => each.endsWith('.json'))) {
      const text = await readFile(path, 'utf8');
      expect(text, titleOf(path)).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`.length, titleOf(path)).toBeGreaterThan(0);
    }
  });

  it('runs nothing when it is imported', async () => {
    const modules = written.filter((path) => path.endsWith('.ts'));
    const script = fileURLToPath(new URL('./import-all.ts', import.meta.url));
    const harmless = present.filter((path) => /generated[\\/]index\.ts$/.test(path));
    const input = `${harmless.join('\n')}\n\n${modules.join('\n')}`;
    const { out } = await run([script], join(folder, 'empty'), input);
    expect(JSON.parse(out)).toEqual({ imported: modules.length, added: [] });
    expect(await readdir(join(folder, 'empty'))).toEqual([]);
  }, 300_000);
});
