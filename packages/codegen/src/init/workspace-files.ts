import { stringify } from 'yaml';
import { requiresParams } from '../model/call-shape.ts';
import type { ApiModel, Operation, Resource } from '../model/types.ts';
import { readManifest } from './manifests.ts';
import { json, type WorkspaceFile, workspacePackages, workspaceTargets } from './package-files.ts';

/** The files at the top of a new workspace: settings, configuration, checks, and one test that uses client and server. */
export async function workspaceFiles(model: ApiModel, documentName: string): Promise<readonly WorkspaceFile[]> {
  const { scope } = model.client;
  const { devDependencies = {} } = await readManifest('root');
  const tools = ['@changesets/cli', '@types/node', 'typescript', 'vitest'];
  const manifest = {
    name: `${scope.replace(/^@/, '')}-sdk`,
    private: true,
    type: 'module',
    scripts: {
      // By its whole name: of the bare one, npx would take whatever stands in the registry.
      generate: `npx -y -p @llamacloud-prod/codegen sdk-codegen generate --targets ${workspaceTargets.join(',')}`,
      build: 'pnpm -r build',
      typecheck: 'tsc -p tsconfig.json',
      test: 'vitest run',
      pack: 'pnpm -r exec pnpm pack --pack-destination ../../packed',
      changeset: 'changeset',
    },
    devDependencies: Object.fromEntries(tools.map((name) => [name, devDependencies[name] ?? '*'])),
  };
  return [
    { path: 'package.json', content: json(manifest) },
    { path: 'pnpm-workspace.yaml', content: 'packages: ["packages/*"]\nallowBuilds: { esbuild: false }\n' },
    {
      path: 'tsconfig.json',
      content: json(compilerSettings({ condition: `${scope}/source`, include: ['packages/*/src', 'packages/*/test'] })),
    },
    { path: 'vitest.config.ts', content: testSettings(`${scope}/source`) },
    { path: '.gitignore', content: 'node_modules\ndist\npacked\n' },
    { path: '.changeset/config.json', content: json(changesetSettings(scope)) },
    { path: '.github/workflows/ci.yml', content: continuousIntegration },
    { path: 'openapi/sdk.yaml', content: stringify(configOf(model, documentName)) },
    { path: 'packages/core/test/client.test.ts', content: clientTest(model) },
    { path: 'README.md', content: readme(model) },
  ];
}

/** Settings for the compiler. The condition, where there is one, leads from a package to the sources of another. */
export function compilerSettings({ condition, include }: { condition?: string; include: readonly string[] }): object {
  return {
    compilerOptions: {
      target: 'es2023',
      lib: ['es2024', 'esnext.disposable', 'dom', 'dom.iterable', 'dom.asynciterable'],
      module: 'nodenext',
      moduleResolution: 'nodenext',
      types: ['node'],
      jsx: 'react-jsx',
      strict: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
      ...(condition !== undefined && { customConditions: [condition] }),
      declaration: true,
      skipLibCheck: true,
      noEmit: true,
    },
    include,
    exclude: ['**/dist'],
  };
}

function testSettings(condition: string): string {
  const conditions = JSON.stringify([condition, 'module', 'node', 'development|production']);
  return `import { defineConfig } from 'vitest/config';

export default defineConfig({
  ssr: { resolve: { conditions: ${conditions} } },
  test: { include: ['packages/*/test/**/*.test.ts'] },
});
`;
}

function changesetSettings(scope: string) {
  return {
    $schema: 'https://unpkg.com/@changesets/config@3.1.1/schema.json',
    changelog: '@changesets/cli/changelog',
    commit: false,
    fixed: [[`${scope}/*`]],
    access: 'public',
    baseBranch: 'main',
  };
}

const continuousIntegration = `name: CI
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 24
      - run: npx -y pnpm@12 install
      - run: npx -y pnpm@12 build
      - run: npx -y pnpm@12 typecheck
      - run: npx -y pnpm@12 test
`;

type ConfigTree = { [name: string]: string | object };

/** The names that were inferred, as a configuration: from now on they change when somebody changes them. */
function configOf({ client, resources }: ApiModel, document: string): object {
  const { className, binary, scope, env } = client;
  return {
    document,
    client: { class: className, binary, scope, env },
    resources: Object.fromEntries(resources.map((resource) => [resource.name, resourceConfig(resource)])),
  };
}

function resourceConfig({ operations, children }: Resource): ConfigTree {
  const calls = operations.map(({ names, method, path, pagination }) => {
    const endpoint = `${method} ${path}`;
    if (pagination === undefined) return [names.method, endpoint] as const;
    const { itemSchema: _, ...properties } = pagination;
    return [names.method, { endpoint, pagination: properties }] as const;
  });
  const nested = children.map((child) => [child.name, resourceConfig(child)] as const);
  return Object.fromEntries<string | object>([...calls, ...nested]);
}

function simplestCall({ operations }: ApiModel): Operation | undefined {
  return operations.find((operation) => {
    return (
      operation.method === 'get' &&
      operation.pathParameters.length === 0 &&
      !operation.stream &&
      !requiresParams(operation)
    );
  });
}

function clientTest(model: ApiModel): string {
  const { className, scope } = model.client;
  const call = simplestCall(model);
  const fact = call === undefined ? 'has a server to call' : `calls ${call.id}`;
  const body =
    call === undefined
      ? 'expect((await fetch(client.baseURL)).status).toBeLessThan(500);'
      : `const response = await client.${call.id}().asResponse();\n  expect(response.ok).toBe(true);`;
  return `import { startEmulator } from '${scope}/emulator';
import { expect, it } from 'vitest';
import { ${className} } from '../src/generated/index.ts';

it('${fact}', async () => {
  await using server = await startEmulator();
  const client = new ${className}({ apiKey: 'test', baseURL: server.url });
  ${body}
});
`;
}

function readme(model: ApiModel): string {
  const { className, scope, binary } = model.client;
  const rows = workspacePackages.map((name) => `- \`${scope}/${name}\``).join('\n');
  const call = simplestCall(model);
  const example = call === undefined ? '' : `console.log(await client.${call.id}());\n`;
  return `# SDK

${rows}

\`\`\`sh
npx -y pnpm@12 install
npx -y pnpm@12 test
\`\`\`

## Use it

A server that answers as the document describes it, and a call of the command line:

\`\`\`sh
npx -y pnpm@12 build
node packages/emulator/dist/bin.js --port 4010
\`\`\`

\`\`\`sh
node packages/cli/dist/bin.js --base-url http://127.0.0.1:4010 --help
\`\`\`

From code, \`npx -y pnpm@12 run pack\` makes packages to install, and \`${binary}\` becomes a command:

\`\`\`ts
import { ${className} } from '${scope}/core';

const client = new ${className}({ apiKey: 'any key', baseURL: 'http://127.0.0.1:4010' });
${example}\`\`\`

## Change it

\`openapi/sdk.yaml\` names the calls. To bring the generated code up to the document:

\`\`\`sh
npx -y pnpm@12 generate
\`\`\`
`;
}
