import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { librariesOf, readManifest } from './init/manifests.ts';
import { developmentLibraries, entriesOf, entryFiles, json, type WorkspacePackage } from './init/package-files.ts';
import { compilerSettings } from './init/workspace-files.ts';
import type { ApiModel } from './model/types.ts';
import type { FamilyPackage, Target } from './targets.ts';
import type { OutputFile } from './write-files.ts';

/** What a family is written with. */
interface OutputFamily {
  readonly packages: readonly FamilyPackage[];
  readonly targets: ReadonlySet<Target>;
  readonly model: ApiModel;
}

/**
 * What makes a folder with a family installable by itself, type-checked, and run: a manifest for each package, one for
 * all of them, compiler settings, and programs. A file that is there belongs to the user, and is not among them.
 */
export async function outputManifests(
  root: string,
  { packages, targets, model }: OutputFamily,
): Promise<readonly OutputFile[]> {
  const { devDependencies = {} } = await readManifest('root');
  const tools = ['@types/node', 'typescript'].map((name) => [name, devDependencies[name] ?? '*'] as const);
  const family = {
    name: `${model.client.scope.replace(/^@/, '')}-sdk`,
    private: true,
    type: 'module',
    workspaces: packages,
    devDependencies: Object.fromEntries(tools),
  };
  // The reference's components are Astro's, which brings a compiler of its own.
  const settings = compilerSettings({
    include: packages.filter((name) => name !== 'docs').map((name) => `${name}/src`),
  });
  const manifests = packages.map(async (name) => [`${name}/package.json`, await manifestOf(name, model)] as const);
  const files = [['package.json', family], ['tsconfig.json', settings], ...(await Promise.all(manifests))] as const;
  return [...files.map(([path, value]) => ({ path, content: json(value) })), ...programs(targets, model)]
    .map(({ path, content }) => ({ path: join(root, path), content }))
    .filter(({ path }) => !existsSync(path));
}

/** The command line and the server, where what they start is generated. */
function programs(targets: ReadonlySet<Target>, { client }: ApiModel): readonly OutputFile[] {
  const started: readonly WorkspacePackage[] = [
    ...(targets.has('commands') ? (['cli'] as const) : []),
    ...(targets.has('routes') ? (['emulator'] as const) : []),
  ];
  return started.flatMap((name) =>
    entryFiles(name, client.binary).map(({ path, content }) => ({ path: `${name}/src/${path}`, content })),
  );
}

/** Packages of one folder reach each other's sources, so that none of them needs to be built. */
async function manifestOf(name: FamilyPackage, model: ApiModel): Promise<object> {
  const manifest = await readManifest(name);
  const { dependencies, peerDependencies, peerDependenciesMeta, engines } = manifest;
  const entries = entriesOf(name, model).filter(([, module]) => module !== 'index');
  const isClient = name === 'core' || name === 'react';
  return {
    name: `${model.client.scope}/${name}`,
    version: '0.0.0',
    private: true,
    type: 'module',
    sideEffects: false,
    engines,
    ...(entries.length > 0 && {
      exports: Object.fromEntries(entries.map(([subpath, module]) => [subpath, `./src/${module}.ts`])),
    }),
    dependencies: name === 'docs' ? siteLibraries(dependencies) : librariesOf(dependencies),
    ...(isClient && { peerDependencies: librariesOf(peerDependencies), peerDependenciesMeta }),
    ...(isClient && { devDependencies: developmentLibraries(manifest) }),
  };
}

/** What the pages of the reference are made with. The rest of this project's site is its own. */
function siteLibraries(list: Readonly<Record<string, string>> = {}): Record<string, string> {
  const wanted = new Set(['@astrojs/starlight', 'astro', 'markdown-it']);
  return Object.fromEntries(Object.entries(list).filter(([library]) => wanted.has(library)));
}
