import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../../src/json.ts';
import type { Transform } from '../../src/spec/config/sdk-config.ts';
import { applyOverlays } from '../../src/spec/overlay.ts';
import { formatProblem } from '../../src/spec/problem.ts';
import { SpecError } from '../../src/spec/spec-error.ts';

const document = {
  info: { title: 'Pets' },
  tags: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
  paths: { '/pets': { get: { summary: 'Old' }, delete: {} } },
};

describe('applyOverlays', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'overlay-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function overlay(actions: Json, version = '1.0.0') {
    const file = join(folder, 'overlay.json');
    await writeFile(file, JSON.stringify({ overlay: version, info: { title: 'Ours', version: '1' }, actions }));
    return applyOverlays(document, [file]);
  }

  it.each<[fact: string, action: Json, wanted: Json]>([
    [
      'merges an object into what is there',
      { target: "$.paths['/pets'].get", update: { summary: 'New', tags: ['a'] } },
      { ...document, paths: { '/pets': { get: { summary: 'New', tags: ['a'] }, delete: {} } } },
    ],
    [
      'merges into the whole document',
      { target: '$', update: { info: { version: '2' } } },
      { ...document, info: { title: 'Pets', version: '2' } },
    ],
    [
      'adds to a list',
      { target: '$.tags', update: { name: 'd' } },
      { ...document, tags: [...document.tags, { name: 'd' }] },
    ],
    [
      'removes each item that is found',
      { target: "$.tags[?@.name != 'b']", remove: true },
      { ...document, tags: [{ name: 'b' }] },
    ],
    [
      'removes what it could update',
      { target: '$.paths.*.delete', remove: true, update: { summary: 'No' } },
      { ...document, paths: { '/pets': { get: { summary: 'Old' } } } },
    ],
  ])('%s', async (_fact, action, wanted) => {
    expect(await overlay([action])).toEqual({ document: wanted, warnings: [] });
  });

  it('applies actions one after another, and leaves the document that it is given', async () => {
    const given = structuredClone(document);
    const actions: Json = [
      { target: '$', update: { servers: [{ url: '/a' }] } },
      { target: '$.servers[0]', update: { url: '/b' } },
    ];
    expect((await overlay(actions)).document.servers).toEqual([{ url: '/b' }]);
    expect(document).toEqual(given);
  });

  it('warns of a target that is not there', async () => {
    const { document: same, warnings } = await overlay([{ target: '$.nothing', remove: true }]);
    expect(same).toEqual(document);
    expect(warnings).toMatchObject([{ severity: 'warning', pointer: '#/actions/0', line: 1, column: 69 }]);
  });

  it('warns of an action that says nothing to do', async () => {
    const { document: same, warnings } = await overlay([{ target: '$.tags', copy: '$.info' }]);
    expect(same).toEqual(document);
    expect(warnings.map(({ message }) => message)).toEqual([
      'The action changes nothing. Give it an `update`, or `remove: true`.',
    ]);
  });

  it('names everything that is wrong with the actions of a file', async () => {
    const wrong = overlay([{ target: 5 }, { target: '$.info', update: { version: '2' } }, { target: '$[' }]);
    await expect(wrong).rejects.toThrow(
      /overlay\.json:1:69 #\/actions\/0: The action has no `target`.*\n.*:1:\d+ #\/actions\/2: The target is no JSONPath/,
    );
  });

  it.each<[fact: string, actions: Json, version?: string]>([
    ['has another version', [], '2.0.0'],
    ['has no list of actions', {}],
    ['has an action without a target', [{ remove: true }]],
    ['has a target that is no JSONPath', [{ target: '$[', remove: true }]],
  ])('refuses a file that %s', async (_fact, actions, version) => {
    await expect(overlay(actions, version)).rejects.toThrow(SpecError);
  });

  it('changes a document as a configuration says, before any overlay', async () => {
    const file = join(folder, 'overlay.json');
    const actions = [{ target: '$.tags', update: { name: 'z' } }];
    await writeFile(file, JSON.stringify({ overlay: '1.0.0', info: { title: 'Ours', version: '1' }, actions }));
    const transforms: readonly Omit<Transform, 'path'>[] = [
      { target: '$.tags', change: 'replace', value: [] },
      { target: '$.info', change: 'merge', value: { version: '2' } },
      { target: "$.paths['/pets'].delete", change: 'remove' },
      { target: '$.nothing', change: 'remove' },
      { target: 'no path', change: 'remove' },
    ];
    const config = {
      file: 'stainless.yml',
      locate: () => ({ file: 'stainless.yml', line: 7, column: 1 }),
      transforms: transforms.map((transform, index) => ({ ...transform, path: ['transforms', String(index)] })),
    };
    const { document: changed, warnings } = await applyOverlays(document, [file], config);
    expect(changed).toEqual({
      info: { title: 'Pets', version: '2' },
      tags: [{ name: 'z' }],
      paths: { '/pets': { get: { summary: 'Old' } } },
    });
    expect(warnings.map(formatProblem)).toEqual([
      'stainless.yml:7:1 #/transforms/3: Nothing in the document is at "$.nothing". Correct the target.',
      expect.stringMatching(/^stainless.yml:7:1 #\/transforms\/4: The target is no JSONPath .* See RFC 9535.$/),
    ]);
  });
});
