import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runProgram } from '../../src/run-program.ts';
import { type ConsumerProject, createConsumer } from '../support/consumer-project.ts';
import { npm } from '../support/package-managers.ts';
import { root } from '../support/root.ts';

const commit = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '-m', 'Begin'];
let project: ConsumerProject;
let cwd = '';

// In a folder of a project that has other libraries, as a stranger would.
beforeAll(async () => {
  project = await createConsumer('codegen');
  await npm.install(project);
  const document = join(root, 'packages/codegen/test/fixtures/versions/2.0/shop.yaml');
  await project.run(['node_modules/.bin/sdk-codegen', 'init', 'shop-sdk', '--input', document]);
  cwd = join(project.folder, 'shop-sdk');
  await runProgram(['git', 'init', '--quiet', '--initial-branch', 'main'], { cwd });
  await runProgram(['pnpm', 'install', '--prefer-offline'], { cwd });
  await runProgram(['git', 'add', '.'], { cwd });
  await runProgram(['git', ...commit], { cwd });
}, 300_000);
afterAll(() => project[Symbol.asyncDispose]());

it.each(['typecheck', 'test', 'build', 'changeset status'])(
  'does its %s, with no edit',
  async (command) => {
    await runProgram(['pnpm', ...command.split(' ')], { cwd });
  },
  120_000,
);

it('packs what it publishes', async () => {
  await runProgram(['pnpm', 'run', 'pack'], { cwd });
  const archives = ['cli', 'core', 'emulator', 'react'].map((name) => `shop-${name}-0.0.0.tgz`);
  expect((await readdir(join(cwd, 'packed'))).sort()).toEqual(archives);
}, 120_000);

it('builds a site with a page of each operation in each view, and leaves the workspace clean', async () => {
  await runProgram(['pnpm', 'docs:build'], { cwd });
  const site = join(cwd, 'docs/dist');
  const { operations } = JSON.parse(await readFile(join(site, 'reference/index.json'), 'utf8'));
  const pages = (await readdir(site, { recursive: true })).filter((file) => file.endsWith('index.html'));
  const [start, guides, views] = [1, 1, 4];
  expect(operations.length).toBeGreaterThan(0);
  expect(pages).toHaveLength(start + guides + views * (1 + operations.length));
  expect(await runProgram(['git', 'status', '--short'], { cwd })).toBe('');
}, 300_000);
