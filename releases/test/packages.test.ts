import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData, Package } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { subset } from 'semver';
import { describe, expect, inject, it } from 'vitest';
import { licencesFile, listLicences } from '../src/list-licences.ts';
import { type Manifest, readPublishedManifests } from '../src/pack-packages.ts';
import { runProgram } from '../src/run-program.ts';
import { root } from './support/root.ts';

const packages = inject('packedPackages');

/** What an archive may weigh, in bytes, and how many files it may hold. */
const budgets: Readonly<Record<string, readonly [bytes: number, files: number]>> = {
  cli: [400_000, 260],
  codegen: [1_650_000, 1_150],
  core: [250_000, 760],
  emulator: [260_000, 580],
  react: [50_000, 130],
};

/** The manifest as the registry has it. */
async function readPublished(name: string): Promise<Manifest> {
  const response = await fetch(new URL(`${encodeURIComponent(name)}/latest`, inject('registryUrl')));
  return (await response.json()) as Manifest;
}

/** A package among its siblings, since the types of one import those of another. */
async function readWithSiblings(name: string, version: string): Promise<Package> {
  const all = await Promise.all(packages.map(async ({ file }) => createPackageFromTarballData(await readFile(file))));
  const files = all.flatMap((each) => each.listFiles().map((path) => [path, each.readFile(path)] as const));
  return new Package(Object.fromEntries(files), name, version);
}

describe.each(packages.map((each) => [each.name, each] as const))('%s', (name, { folder, file, bytes, contents }) => {
  it('has entries that publint finds no fault with', async () => {
    const archive = await readFile(file);
    const tarball = archive.buffer.slice(archive.byteOffset, archive.byteOffset + archive.byteLength) as ArrayBuffer;
    expect((await publint({ pack: { tarball } })).messages).toEqual([]);
  });

  it('holds the built code, its sources, a README and the licence, and no tests', () => {
    const inDist = contents.filter((path) => path.startsWith('dist/'));
    const besides = contents.filter((path) => !/^(dist|src)\//.test(path));
    expect(inDist.length).toBeGreaterThan(0);
    expect([...besides].sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(contents.filter((path) => /\.test(-d)?\.|tsbuildinfo/.test(path))).toEqual([]);
  });

  it('stays in its budget of bytes and files', () => {
    const [mostBytes, mostFiles] = budgets[folder] ?? [0, 0];
    expect(bytes).toBeLessThanOrEqual(mostBytes);
    expect(contents.length).toBeLessThanOrEqual(mostFiles);
  });

  it('runs nothing when it is installed', async () => {
    const { scripts = {} } = await readPublished(name);
    const lifecycle = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
    expect(Object.keys(scripts).filter((script) => lifecycle.includes(script))).toEqual([]);
    expect(contents).not.toContain('binding.gyp');
  });

  it('depends on nothing that asks for a newer Node', async () => {
    const { dependencies = {}, engines } = await readPublished(name);
    const own = Object.keys(dependencies).filter((dependency) => !dependency.startsWith('@llamacloud-prod/'));
    const asked = await Promise.all(
      own.map(async (dependency) => {
        const manifest = join(root, 'packages', folder, 'node_modules', dependency, 'package.json');
        const { engines: needed } = JSON.parse(await readFile(manifest, 'utf8')) as Manifest;
        return [dependency, needed?.node ?? '*'] as const;
      }),
    );
    expect(asked.filter(([, range]) => !subset(engines?.node ?? '*', range))).toEqual([]);
  });

  it('asks for versions that a registry can have', async () => {
    const { dependencies = {}, peerDependencies = {}, version } = await readPublished(name);
    const ranges = Object.entries({ ...dependencies, ...peerDependencies });
    expect(ranges.filter(([, range]) => /^(workspace|file|link|catalog):/.test(range))).toEqual([]);
    const siblings = ranges.filter(([dependency]) => dependency.startsWith('@llamacloud-prod/'));
    expect(siblings.filter(([, range]) => range !== `^${version}`)).toEqual([]);
  });
});

describe('the types', () => {
  // A command line has no entry that could be imported.
  const libraries = packages.filter(({ folder }) => folder !== 'cli');

  it.each(libraries)('of $name are found by every resolution that knows modules', async ({ name, version }) => {
    const result = await checkPackage(await readWithSiblings(name, version));
    const problems = result.types === false ? [name] : result.problems;
    const isOfModules = (problem: (typeof problems)[number]) =>
      typeof problem === 'string' ||
      !('resolutionKind' in problem) ||
      !['node10', 'node16-cjs'].includes(problem.resolutionKind);
    expect(problems.filter(isOfModules)).toEqual([]);
  });
});

describe('the published packages', () => {
  it('are of one version', async () => {
    const versions = [...(await readPublishedManifests(root)).values()].map(({ version }) => version);
    expect(new Set(versions).size).toBe(1);
  });

  it('use every library that they declare, and declare every library that they use', async () => {
    const knip = join(root, 'releases/node_modules/.bin/knip');
    const rules = ['--config', 'releases/knip.jsonc', '--production', '--include', 'dependencies,unlisted,unresolved'];
    expect(await runProgram([knip, ...rules, '--no-progress', '--no-config-hints'], { cwd: root })).toBe('');
  });

  it('bring libraries whose licences are listed, and allow any use', async () => {
    const listed = await readFile(join(root, licencesFile), 'utf8');
    expect(listed, 'Run `npx -y pnpm@12 licences`.').toBe(await listLicences(root));
    const licences = [...listed.matchAll(/^\| `[^`]+` *\| ([^|]+?) *\|/gm)].map(([, licence]) => licence);
    const open = /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|Python-2\.0|PSF-2\.0|\(MIT OR CC0-1\.0\))$/;
    expect(licences.length).toBeGreaterThan(10);
    expect(licences.filter((licence) => !open.test(licence ?? ''))).toEqual([]);
  });
});

describe('bundles of the built packages', () => {
  it('stay in the budget of each entry and each hook', async () => {
    const command = ['node_modules/.bin/size-limit', '--config', 'size-limit.config.mjs', '--json'];
    const cwd = join(root, 'releases');
    const stdout = await runProgram(command, { cwd }).catch((error: Error) => error.message);
    const entries = JSON.parse(stdout.slice(stdout.indexOf('['))) as { passed: boolean }[];
    expect(entries.filter(({ passed }) => !passed)).toEqual([]);
    expect(entries.length).toBeGreaterThan(10);
  });
});
