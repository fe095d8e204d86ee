import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Run, runIn } from '../command-line.ts';
import { inFolder } from '../sources.ts';

const document = (...paths: string[]) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: {} } }])),
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

  it('shows what names hide, in each form', async () => {
    const name = '\u001b[2J\u202e\u200b\u009b\ud800\u{e0041}';
    const parameters = [{ name, in: 'query', schema: { type: 'string' } }];
    const hostile = { ...JSON.parse(document()), paths: { '/cats': { get: { parameters, responses: {} } } } };
    await writeFile(join(folder, 'hostile.json'), JSON.stringify(hostile));
    const argv = ['diff', 'old.json', 'hostile.json', '--changeset', 'hostile.md'];
    const texts = await Promise.all([runIn(folder, ...argv), runIn(folder, ...argv, '--format', 'json')]);
    const changeset = await readFile(join(folder, 'hostile.md'), 'utf8');
    for (const text of [...texts.map(({ out }) => out), changeset]) {
      expect(text).toContain(String.raw`\u202e\u200b\u009b\ud800\udb40\udc41`);
      expect(text).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    }
  });

  it('says that nothing changes', async () => {
    expect(await runIn(folder, 'diff', 'old.json', 'old.json')).toEqual({
      code: 0,
      out: '',
      error: 'Nothing changes for users of the SDK.\n',
    });
  });

  const shape = (name: string) => `resources: { animals: { list: get /${name} } }\n`;

  const documents = {
    'old.json': document('/cats'),
    'new.json': document('/dogs'),
    'both.json': document('/cats', '/dogs'),
  };

  it.each<[fact: string, files: Record<string, string>, argv: string[], run: Run]>([
    [
      'takes the names of the workspace whose document it compares',
      { 'openapi/sdk.yaml': `document: ../old.json\nresources: { animals: { list: get /dogs } }\n` },
      ['old.json', 'new.json'],
      {
        code: 0,
        out: 'feature   animals.list: The call is new.\n',
        error:
          'warning: old.json: No name is known of what is gone: get /cats. Name the configuration of then by --old-config.\n',
      },
    ],
    [
      'takes no names of a workspace for other documents',
      { 'openapi/sdk.yaml': `document: birds.json\n${shape('birds')}` },
      ['old.json', 'new.json'],
      {
        code: 0,
        out: 'breaking  cats.list: The call is gone.\nfeature   dogs.list: The call is new.\n',
        error: '',
      },
    ],
    [
      'takes what OLD lacks of the configuration as new, and says which names it does not know',
      { 'sdk.yaml': shape('dogs') },
      ['old.json', 'new.json', '--config', 'sdk.yaml'],
      {
        code: 0,
        out: 'feature   animals.list: The call is new.\n',
        error:
          'warning: old.json: No name is known of what is gone: get /cats. Name the configuration of then by --old-config.\n',
      },
    ],
    [
      'knows a call by the configuration of then',
      { 'sdk.yaml': shape('dogs'), 'old.yaml': 'resources: { animals: { first: get /cats } }\n' },
      ['old.json', 'new.json', '--config', 'sdk.yaml', '--old-config', 'old.yaml'],
      {
        code: 0,
        out: 'breaking  animals.first: The call is gone.\nfeature   animals.list: The call is new.\n',
        error: '',
      },
    ],
    [
      'tells of calls that have no name yet',
      { 'sdk.yaml': shape('cats') },
      ['old.json', 'both.json', '--config', 'sdk.yaml'],
      {
        code: 0,
        out: '',
        error:
          'warning: both.json #/paths/~1dogs/get: 1 operation is not in sdk.yaml, and left out: get /dogs. ' +
          'Add to a resource `NAME: get /dogs`, or to `skip` what is to stay out.\n' +
          'Nothing changes for users of the SDK.\n',
      },
    ],
    [
      'refuses a configuration that names what NEW lacks',
      { 'openapi/sdk.yaml': `document: ../new.json\n${shape('cats')}` },
      ['old.json', 'new.json'],
      {
        code: 2,
        out: '',
        error: expect.stringMatching(
          /^error: .*sdk\.yaml:2:\d+ #\/resources\/animals\/list: The document has no path for `list: get \/cats`\. Correct the path\.\n$/,
        ),
      },
    ],
  ])('%s', (_fact, files, argv, wanted) =>
    inFolder({ ...files, ...documents }, async (place) => {
      expect(await runIn(place, 'diff', ...argv)).toEqual(wanted);
    }),
  );

  it.each([
    [['diff', 'old.json'], 'Name two documents: sdk-codegen diff OLD NEW.\n'],
    [['diff', 'old.json', 'new.json', '--format', 'xml'], '--format is text or json.\n'],
  ])('ends with 2 for %j', async (argv, error) => {
    expect(await runIn(folder, ...argv)).toEqual({ code: 2, out: '', error });
  });
});
