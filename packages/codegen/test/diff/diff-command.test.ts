import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runIn } from '../command-line.ts';

const document = (path: string) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    paths: { [path]: { get: { responses: {} } } },
  });

describe('sdk-codegen diff', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'diff-'));
    await writeFile(join(folder, 'old.json'), document('/cats'));
    await writeFile(join(folder, 'new.json'), document('/dogs'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('prints a line for each change', async () => {
    expect(await runIn(folder, 'diff', 'old.json', 'new.json')).toEqual({
      code: 0,
      out: 'breaking  cats.list: The call is gone.\nfeature   dogs.list: The call is new.\n',
      error: '',
    });
  });

  it('prints JSON', async () => {
    const { out } = await runIn(folder, 'diff', 'old.json', 'new.json', '--format', 'json');
    expect(JSON.parse(out)).toEqual({
      changes: [
        { level: 'breaking', place: 'cats.list', message: 'The call is gone.' },
        { level: 'feature', place: 'dogs.list', message: 'The call is new.' },
      ],
    });
  });

  it('writes one changeset for all packages', async () => {
    await runIn(folder, 'diff', 'old.json', 'new.json', '--changeset', '.changeset/api.md');
    expect(await readFile(join(folder, '.changeset/api.md'), 'utf8')).toBe(`---
"@pets/core": major
"@pets/react": major
"@pets/cli": major
"@pets/emulator": major
---

The API has changed.

Breaking:

- \`cats.list\`: The call is gone.

New:

- \`dogs.list\`: The call is new.
`);
  });

  it('says that nothing changes', async () => {
    expect(await runIn(folder, 'diff', 'old.json', 'old.json')).toEqual({
      code: 0,
      out: '',
      error: 'Nothing changes for users of the SDK.\n',
    });
  });

  it.each([
    [['diff', 'old.json'], 'Name two documents: sdk-codegen diff OLD NEW.\n'],
    [['diff', 'old.json', 'new.json', '--format', 'xml'], '--format is text or json.\n'],
  ])('ends with 2 for %j', async (argv, error) => {
    expect(await runIn(folder, ...argv)).toEqual({ code: 2, out: '', error });
  });
});
