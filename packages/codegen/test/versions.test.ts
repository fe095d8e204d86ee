import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../src/generate.ts';
import { allTargets } from '../src/targets.ts';
import { fixture } from './spec/fixture.ts';

/** The generated files of a family, by path. */
async function familyOf(version: string, folder: string): Promise<Readonly<Record<string, string>>> {
  const output = join(folder, version);
  await generate({
    input: fixture(`versions/${version}/shop.yaml`),
    output,
    targets: new Set(allTargets),
    check: false,
  });
  const paths = (await readdir(output, { recursive: true })).filter((path) => /generated.*\.\w+$/.test(path)).sort();
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(output, path), 'utf8')])),
  );
}

describe('one API', () => {
  let folder = '';
  let wanted: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'versions-'));
    wanted = await familyOf('3.1', folder);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['2.0', '3.0', '3.2'])(
    'gives in the form of %s the family that it gives in the form of 3.1',
    async (version) => {
      const family = await familyOf(version, folder);
      expect(Object.keys(family)).toEqual(Object.keys(wanted));
      for (const [path, content] of Object.entries(family))
        expect({ path, content }).toEqual({ path, content: wanted[path] });
    },
  );
});
