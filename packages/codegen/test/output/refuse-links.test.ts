import { mkdir, readdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { generate } from '../../src/generate.ts';
import { inFolder } from '../sources.ts';

const document = JSON.stringify({ openapi: '3.1.0', info: { title: 'A', version: '1' }, paths: {} });
const targets = new Set(['docs', 'models', 'resources'] as const);

it.each(['out/docs', 'out/docs/src/generated', 'out/core/package.json'])(
  'a link in the place of %s leads nothing elsewhere',
  (place) =>
    inFolder({ 'api.json': document, 'victim/notes.json': '{}' }, async (folder) => {
      const link = join(folder, place);
      await mkdir(dirname(link), { recursive: true });
      await symlink(join(folder, 'victim', /\.\w+$/.test(link) ? 'new.json' : '.'), link);
      const run = generate({ input: join(folder, 'api.json'), output: join(folder, 'out'), targets, check: false });
      await expect(run).rejects.toThrow(`${link} is a link, and nothing is written through links. Remove it.`);
      expect(await readdir(join(folder, 'victim'))).toEqual(['notes.json']);
    }),
);

it('a folder that is a link itself is written to', () =>
  inFolder({ 'api.json': document, 'victim/notes.json': '{}' }, async (folder) => {
    await symlink(join(folder, 'victim'), join(folder, 'out'));
    await generate({ input: join(folder, 'api.json'), output: join(folder, 'out'), targets, check: false });
    expect(await readdir(join(folder, 'victim'))).toContain('docs');
  }));
