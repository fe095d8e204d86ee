import { readFile } from 'node:fs/promises';
import type { ApiModel } from '../model/types.ts';
import { familySource } from '../output/family-sources.ts';
import { entryFiles } from '../starters/entry-files.ts';
import { developmentLibraries, librariesOf, readManifest, runtimeLibraries } from '../starters/manifests.ts';
import { entriesOf } from '../starters/package-entries.ts';
import { json, type StarterFile } from '../starters/starter-file.ts';
import { packageReadme } from './package-readme.ts';
import type { WorkspacePackage } from './workspace.ts';

/** Manifest, compiler settings, entry and README of one package. */
export async function packageFiles(name: WorkspacePackage, model: ApiModel): Promise<readonly StarterFile[]> {
  const { scope, binary, className } = model.client;
  const source = await readManifest(name);
  const { peerDependencies, peerDependenciesMeta, engines } = source;
  const core = `${scope}/core`;
  const usesCore = name === 'react' || name === 'cli';
  const peers = librariesOf(peerDependencies);
  const developedWith = {
    core: { [`${scope}/emulator`]: 'workspace:*' },
    react: { [core]: 'workspace:*' },
    cli: { [core]: 'workspace:*' },
    emulator: {},
  };
  const entries = entriesOf(name, model);
  const manifest = {
    name: `${scope}/${name}`,
    version: '0.0.0',
    description: descriptions[name](className),
    type: 'module',
    sideEffects: false,
    engines,
    ...(usesCore && { imports: { '#core': core, '#core/*': `${core}/*` } }),
    ...(name === 'cli' && { bin: { [binary]: './dist/bin.js' } }),
    ...(name === 'emulator' && { bin: { [`${binary}-emulator`]: './dist/bin.js' } }),
    ...(entries.length > 0 && { exports: exportsOf(entries, `${scope}/source`) }),
    files: ['dist', 'src'],
    publishConfig: {
      access: 'public',
      ...(entries.length > 0 && { exports: exportsOf(entries) }),
    },
    scripts: { build: name === 'cli' ? 'rolldown -c rolldown.config.ts' : 'tsc -p tsconfig.build.json' },
    dependencies: await runtimeLibraries(name),
    ...(name === 'core' && { peerDependencies: peers, peerDependenciesMeta }),
    ...(name === 'react' && { peerDependencies: { ...peers, [core]: 'workspace:^' }, peerDependenciesMeta }),
    devDependencies: { ...developmentLibraries(source), ...developedWith[name] },
  };
  const build =
    name === 'cli'
      ? { path: 'rolldown.config.ts', content: await readFile(familySource('packages/cli/rolldown.config.ts'), 'utf8') }
      : { path: 'tsconfig.build.json', content: json(buildSettings) };
  return [
    { path: 'package.json', content: json(manifest) },
    { path: 'README.md', content: packageReadme(name, model) },
    build,
    ...(await entryFiles(name, binary)).map(({ path, content }) => ({ path: `src/${path}`, content })),
  ].map(({ path, content }) => ({ path: `packages/${name}/${path}`, content }));
}

/** What a package is, in the words of its manifest. */
const descriptions: Readonly<Record<WorkspacePackage, (api: string) => string>> = {
  core: (api) => `Typed client for the ${api} API, for any JavaScript runtime.`,
  react: (api) => `React hooks for the ${api} API.`,
  cli: (api) => `Command line for the ${api} API.`,
  emulator: (api) => `Local server that answers as the ${api} API does.`,
};

function exportsOf(entries: readonly (readonly [string, string])[], condition?: string) {
  const forms = entries.map(([subpath, module]) => {
    const source = condition === undefined ? {} : { [condition]: `./src/${module}.ts` };
    return [subpath, { ...source, types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` }];
  });
  return Object.fromEntries(forms) as Record<string, Record<string, string>>;
}

const buildSettings = {
  extends: '../../tsconfig.json',
  compilerOptions: { noEmit: false, customConditions: [], rootDir: 'src', outDir: 'dist' },
  include: ['src'],
};
