import { webhooksModule } from '../model/choose-modules.ts';
import { allResources } from '../model/resource-tree.ts';
import type { ApiModel } from '../model/types.ts';
import { coreEntries } from '../output-layout.ts';
import { literal } from '../print/code.ts';
import { allTargets, type FamilyPackage } from '../targets.ts';
import { librariesOf, type Manifest, readManifest } from './manifests.ts';

/** A file of a new workspace, its path relative to the workspace's folder. */
export interface WorkspaceFile {
  readonly path: string;
  readonly content: string;
}

/** A package of a new workspace. The reference's data has no package of its own yet. */
export type WorkspacePackage = 'core' | 'react' | 'cli' | 'emulator';

/** The packages of a new workspace, each after those that it needs. */
export const workspacePackages: readonly WorkspacePackage[] = ['core', 'react', 'cli', 'emulator'];

/** What is generated for them. */
export const workspaceTargets = allTargets.filter((target) => target !== 'docs');

/** Manifest, compiler settings and entry of one package. */
export async function packageFiles(name: WorkspacePackage, model: ApiModel): Promise<readonly WorkspaceFile[]> {
  const { scope, binary } = model.client;
  const { dependencies, peerDependencies, peerDependenciesMeta, engines } = await readManifest(name);
  const core = `${scope}/core`;
  const usesCore = name === 'react' || name === 'cli';
  const peers = librariesOf(peerDependencies);
  const devDependencies: Record<string, string> = {
    ...(name === 'react' ? { ...developmentLibraries(await readManifest('react')), [core]: 'workspace:*' } : {}),
    ...(name === 'core'
      ? { ...developmentLibraries(await readManifest('core')), [`${scope}/emulator`]: 'workspace:*' }
      : {}),
  };
  const entries = entriesOf(name, model);
  const manifest = {
    name: `${scope}/${name}`,
    version: '0.0.0',
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
    scripts: { build: 'tsc -p tsconfig.build.json' },
    dependencies: { ...librariesOf(dependencies), ...(name === 'cli' && { [core]: 'workspace:^' }) },
    ...(name === 'core' && { peerDependencies: peers, peerDependenciesMeta }),
    ...(name === 'react' && { peerDependencies: { ...peers, [core]: 'workspace:^' }, peerDependenciesMeta }),
    devDependencies,
  };
  return [
    { path: `packages/${name}/package.json`, content: json(manifest) },
    { path: `packages/${name}/tsconfig.build.json`, content: json(buildSettings) },
    ...entryFiles(name, binary).map(({ path, content }) => ({ path: `packages/${name}/src/${path}`, content })),
  ];
}

/** The libraries of a package that its users bring, in the versions that it is developed with, and their types. */
export function developmentLibraries({ devDependencies = {} }: Manifest): Record<string, string> {
  const wanted = new Set(['@tanstack/react-query', '@types/react', 'react', 'undici']);
  return Object.fromEntries(Object.entries(devDependencies).filter(([library]) => wanted.has(library)));
}

/** The subpaths of a package and the modules behind them, below `src/` and without extension. */
export function entriesOf(
  name: FamilyPackage,
  model: ApiModel,
): readonly (readonly [subpath: string, module: string])[] {
  if (name === 'cli' || name === 'docs') return [];
  if (name === 'emulator') return [['.', 'index']];
  if (name === 'react') return [['.', 'generated/index']];
  const resources = allResources(model.resources).map(({ modulePath }): [string, string] => {
    return [`./${modulePath}`, `generated/resources/${modulePath}`];
  });
  const given = [...coreEntries].filter(([subpath]) => subpath !== webhooksModule || model.webhooks !== undefined);
  const others = given.map(([subpath, module]) => {
    return [subpath === '.' ? subpath : `./${subpath}`, module] as const;
  });
  return [...others, ...resources];
}

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

/** The files with which a package starts, below its `src/`: its program, and what starts it from code. */
export function entryFiles(name: WorkspacePackage, binary: string): readonly WorkspaceFile[] {
  if (name === 'cli') return [{ path: 'bin.ts', content: commandLineEntry }];
  if (name !== 'emulator') return [];
  return [
    { path: 'bin.ts', content: emulatorProgram(binary) },
    { path: 'index.ts', content: emulatorEntry },
  ];
}

const commandLineEntry = `#!/usr/bin/env node
import { commandLine } from './generated/cli.ts';
import { runProcess } from './runtime/run-process.ts';

await runProcess(commandLine, new URL('../package.json', import.meta.url));
`;

const emulatorEntry = `import { api } from './generated/routes.ts';
import { type RunningServer, type ServerOptions, startServer } from './runtime/start-server.ts';

/** Starts a local server that answers every call as the API's document describes it. */
export function startEmulator(options: ServerOptions = {}): Promise<RunningServer> {
  return startServer(api, options);
}
`;

const emulatorProgram = (binary: string) => `#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { startEmulator } from './index.ts';

const program = ${literal(`${binary}-emulator`).text};
const usage = \`\${program} [--port PORT]

Serves the API on this machine, and prints the address.

  --port PORT  Port to listen on. Without it: that of the variable PORT, or a free one.
  --help       Shows this text.
\`;

try {
  const { values } = parseArgs({ options: { port: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(usage);
  } else {
    const server = await startEmulator({ port: Number(values.port ?? process.env.PORT ?? 0) });
    process.stdout.write(\`\${server.url}\\n\`);
  }
} catch (error) {
  process.stderr.write(\`\${program}: \${error instanceof Error ? error.message : error}\\n\`);
  process.exitCode = 2;
}
`;

/** A value as the text of a JSON file. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
