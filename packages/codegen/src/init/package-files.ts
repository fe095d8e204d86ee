import { readFile } from 'node:fs/promises';
import { webhooksModule } from '../model/build/choose-modules.ts';
import { followsTurns } from '../model/call-shape.ts';
import { allResources, hasModule } from '../model/resource-tree.ts';
import type { ApiModel } from '../model/types.ts';
import { familySource } from '../output/family-sources.ts';
import { coreEntries } from '../output/output-layout.ts';
import { literal } from '../print/code.ts';
import type { FamilyPackage } from '../targets.ts';
import { librariesOf, type Manifest, readManifest, runtimeLibraries } from './manifests.ts';
import { packageReadme } from './package-readme.ts';
import { json, type WorkspaceFile, type WorkspacePackage } from './workspace.ts';

/** Manifest, compiler settings, entry and README of one package. */
export async function packageFiles(name: WorkspacePackage, model: ApiModel): Promise<readonly WorkspaceFile[]> {
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

/** The libraries of a package that its users bring or that build it, in the versions that it is developed with. */
export function developmentLibraries({ devDependencies = {} }: Manifest): Record<string, string> {
  const wanted = new Set(['@tanstack/react-query', '@types/react', 'react', 'rolldown', 'undici']);
  return Object.fromEntries(Object.entries(devDependencies).filter(([library]) => wanted.has(library)));
}

/** The subpaths of a package and the modules behind them, below `src/` and without extension. */
export function entriesOf(
  name: FamilyPackage,
  model: ApiModel,
): readonly (readonly [subpath: string, module: string])[] {
  if (name === 'cli' || name === 'docs') return [];
  if (name === 'emulator') return [['.', 'index']];
  if (name === 'react') {
    const stream = ['./stream', 'generated/stream'] as const;
    return [['.', 'generated/index'], ...(model.operations.some(followsTurns) ? [stream] : [])];
  }
  const modules = allResources(model.resources)
    .filter(hasModule)
    .flatMap(({ modulePath, turnModulePath }) => [
      modulePath,
      ...(turnModulePath === undefined ? [] : [turnModulePath]),
    ]);
  const given = [...coreEntries].filter(([subpath]) => subpath !== webhooksModule || model.webhooks !== undefined);
  const others = given.map(([subpath, module]) => {
    return [subpath === '.' ? subpath : `./${subpath}`, module] as const;
  });
  return [...others, ...modules.map((path) => [`./${path}`, `generated/resources/${path}`] as const)];
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
export async function entryFiles(name: WorkspacePackage, binary: string): Promise<readonly WorkspaceFile[]> {
  if (name === 'cli') {
    return [{ path: 'bin.ts', content: await readFile(familySource('packages/cli/src/bin.ts'), 'utf8') }];
  }
  if (name !== 'emulator') return [];
  return [
    { path: 'bin.ts', content: emulatorProgram(binary) },
    { path: 'index.ts', content: emulatorEntry },
  ];
}

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

Serves the API on this machine, and prints the address. Any key works, and what is created is kept for each apart.

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
