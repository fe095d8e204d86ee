import type { ApiModel } from '../model/types.ts';
import { compilerSettings } from '../starters/compiler-settings.ts';
import { generatorCommand, workspaceTools } from '../starters/manifests.ts';
import { json, type StarterFile } from '../starters/starter-file.ts';
import { clientTest } from './client-test.ts';
import { pinnedAction } from './pinned-action.ts';
import { workspaceReadme } from './workspace-readme.ts';

/** The files at the top of a new workspace: settings, checks, and one test that uses client and server. */
export async function workspaceFiles(model: ApiModel): Promise<readonly StarterFile[]> {
  const { scope } = model.client;
  const generator = await generatorCommand();
  const manifest = {
    name: `${scope.replace(/^@/, '')}-sdk`,
    private: true,
    type: 'module',
    scripts: {
      generate: `${generator} generate --runtimes`,
      build: 'pnpm --filter "./packages/*" build',
      typecheck: 'tsc -p tsconfig.json && pnpm --filter ./docs typecheck',
      test: 'vitest run',
      'docs:build': 'pnpm --filter ./docs build',
      'docs:dev': 'pnpm --filter ./docs dev',
      pack: 'pnpm --filter "./packages/*" exec pnpm pack --pack-destination ../../packed',
      changeset: 'changeset',
    },
    devDependencies: await workspaceTools(['@changesets/cli', '@types/node', 'typescript', 'vitest']),
  };
  return [
    { path: 'package.json', content: json(manifest) },
    { path: 'pnpm-workspace.yaml', content: 'packages: ["packages/*", "docs"]\nallowBuilds: { esbuild: false }\n' },
    {
      path: 'tsconfig.json',
      content: json(compilerSettings({ condition: `${scope}/source`, include: ['packages/*/src', 'packages/*/test'] })),
    },
    { path: 'vitest.config.ts', content: testSettings(`${scope}/source`) },
    { path: '.gitignore', content: 'node_modules\ndist\npacked\n.astro\n' },
    { path: '.changeset/config.json', content: json(changesetSettings(scope)) },
    { path: '.github/workflows/ci.yml', content: await continuousIntegration() },
    { path: '.github/dependabot.yml', content: dependencyUpdates },
    { path: 'packages/core/test/client.test.ts', content: clientTest(model) },
    { path: 'README.md', content: workspaceReadme(model, generator) },
  ];
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
    $schema: 'https://unpkg.com/@changesets/config@4.0.1/schema.json',
    changelog: '@changesets/cli/changelog',
    commit: false,
    fixed: [[`${scope}/*`]],
    access: 'public',
    baseBranch: 'main',
    privatePackages: { version: false, tag: false },
  };
}

async function continuousIntegration(): Promise<string> {
  return `name: CI
on:
  push:
    branches: [main]
  pull_request:
permissions: {}
jobs:
  check:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    permissions:
      contents: read
    steps:
      - uses: ${await pinnedAction('actions/checkout')}
        with:
          persist-credentials: false
      - uses: ${await pinnedAction('actions/setup-node')}
        with:
          node-version: 24
      - run: npx -y pnpm@12 install
      - run: npx -y pnpm@12 build
      - run: npx -y pnpm@12 typecheck
      - run: npx -y pnpm@12 test
      - run: npx -y pnpm@12 docs:build
`;
}

/** What is pinned gets old, unless someone is told. */
const dependencyUpdates = `version: 2
updates:
  - package-ecosystem: github-actions
    directory: /
    schedule:
      interval: weekly
`;
