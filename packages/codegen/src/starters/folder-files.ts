import { join, relative, resolve, sep } from 'node:path';
import type { ApiModel } from '../model/types.ts';
import type { OutputFile } from '../output/write-files.ts';
import { isAddress } from '../spec/source/address.ts';
import { allTargets, type FamilyPackage, packagesOf, type Target } from '../targets.ts';
import { compilerSettings } from './compiler-settings.ts';
import { entryFiles } from './entry-files.ts';
import {
  developmentLibraries,
  generatorCommand,
  librariesOf,
  readManifest,
  runtimeLibraries,
  workspaceTools,
} from './manifests.ts';
import { entriesOf } from './package-entries.ts';
import { siteFiles, siteManifest } from './site-files.ts';
import { json } from './starter-file.ts';

/** What a family is written with. */
export interface FolderFamily {
  readonly targets: ReadonlySet<Target>;
  readonly model: ApiModel;
  /** The document: a file, `-` for a pipe, or an address without secrets. */
  readonly input: string;
  /** Folder that its references may not leave, where that is not its own. */
  readonly root: string | undefined;
  readonly config: string | undefined;
  readonly overlays: readonly string[];
}

/**
 * What makes a folder with a family installable by itself, type-checked, and run: a manifest for each package, one for
 * all of them, compiler settings, and programs. Once they are there they belong to the user.
 */
export async function folderFiles(root: string, made: FolderFamily): Promise<readonly OutputFile[]> {
  const { targets, model } = made;
  const packages = packagesOf(targets);
  const family = {
    name: `${model.client.scope.replace(/^@/, '')}-sdk`,
    private: true,
    type: 'module',
    workspaces: packages,
    scripts: { generate: await generateScript(root, made) },
    devDependencies: await workspaceTools(['@types/node', 'typescript']),
  };
  const settings = compilerSettings({
    include: packages.filter((name) => name !== 'docs').map((name) => `${name}/src`),
  });
  const manifests = packages.map(async (name) => [`${name}/package.json`, await manifestOf(name, made)] as const);
  const files = [['package.json', family], ['tsconfig.json', settings], ...(await Promise.all(manifests))] as const;
  const written = files.map(([path, value]) => ({ path, content: json(value) }));
  const others = [...(await programs(targets, model)), ...site(packages, model)];
  return [...written, ...others].map(({ path, content }) => ({ path: join(root, path), content }));
}

/** The run that has made the family, as a script of its folder. */
async function generateScript(
  folder: string,
  { input, root, config, overlays, targets }: FolderFamily,
): Promise<string> {
  const file = (path: string) =>
    quote(path === '-' || isAddress(path) ? path : relative(folder, resolve(path)).split(sep).join('/') || '.');
  const flags = [
    `--input ${file(input)}`,
    ...(root === undefined ? [] : [`--root ${file(root)}`]),
    ...(config === undefined ? [] : [`--config ${file(config)}`]),
    ...overlays.map((overlay) => `--overlay ${file(overlay)}`),
    ...(targets.size === allTargets.length ? [] : [`--targets ${[...targets].join(',')}`]),
  ];
  return [await generatorCommand(), 'generate', ...flags, '--output .'].join(' ');
}

/** A word of a command line as the shells of Unix and of Windows read it; what runs commands is escaped for the former. */
function quote(word: string): string {
  return /^[\w@+=:,./-]+$/.test(word) ? word : JSON.stringify(word).replace(/[$`]/g, '\\$&');
}

/** The command line and the server, where what they start is generated. */
async function programs(targets: ReadonlySet<Target>, { client }: ApiModel): Promise<readonly OutputFile[]> {
  const started: readonly FamilyPackage[] = [
    ...(targets.has('commands') ? (['cli'] as const) : []),
    ...(targets.has('routes') ? (['emulator'] as const) : []),
  ];
  const files = started.map(async (name) => {
    const entries = await entryFiles(name, client.binary);
    return entries.map(({ path, content }) => ({ path: `${name}/src/${path}`, content }));
  });
  return (await Promise.all(files)).flat();
}

/** What makes a site of the reference. The document is elsewhere. */
function site(packages: readonly FamilyPackage[], model: ApiModel): readonly OutputFile[] {
  if (!packages.includes('docs')) return [];
  const files = siteFiles(model, { settings: '../tsconfig.json', document: undefined });
  return files.map(({ path, content }) => ({ path: `docs/${path}`, content }));
}

/** Packages of one folder reach each other's sources, so that none of them needs to be built. */
async function manifestOf(name: FamilyPackage, { model, targets }: FolderFamily): Promise<object> {
  if (name === 'docs') return siteManifest(model);
  const manifest = await readManifest(name);
  const { peerDependencies, peerDependenciesMeta, engines } = manifest;
  const common = {
    name: `${model.client.scope}/${name}`,
    version: '0.0.0',
    private: true,
    type: 'module',
    sideEffects: false,
    engines,
  };
  if (name === 'core' && !targets.has('resources')) {
    const types = (['schema', 'models'] as const).filter((target) => targets.has(target));
    return { ...common, exports: Object.fromEntries(types.map((each) => [`./${each}`, `./src/generated/${each}.ts`])) };
  }
  const entries = entriesOf(name, model).filter(([, module]) => module !== 'index');
  const isClient = name === 'core' || name === 'react';
  return {
    ...common,
    ...(entries.length > 0 && {
      exports: Object.fromEntries(entries.map(([subpath, module]) => [subpath, `./src/${module}.ts`])),
    }),
    dependencies: await runtimeLibraries(name),
    ...(isClient && { peerDependencies: librariesOf(peerDependencies), peerDependenciesMeta }),
    ...(isClient && { devDependencies: developmentLibraries(manifest) }),
  };
}
