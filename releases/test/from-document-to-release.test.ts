import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalRegistry, startRegistry } from '../src/local-registry.ts';
import { readPublishedManifests } from '../src/pack-packages.ts';
import { runProgram } from '../src/run-program.ts';
import { copyWorkspace, type WorkspaceCopy } from './support/copy-workspace.ts';
import { applyEdit, readTour } from './support/read-tour.ts';

let workspace: WorkspaceCopy;
let registry: LocalRegistry;

const read = (file: string) => readFile(join(workspace.folder, file), 'utf8');

/** What a command says that has to fail. */
async function failure(run: Promise<string>): Promise<string> {
  const [result] = await Promise.allSettled([run]);
  return result.status === 'rejected' ? String(result.reason) : 'It did not fail.';
}

beforeAll(async () => {
  registry = await startRegistry('@llamacloud-prod');
  workspace = await copyWorkspace();
  await workspace.run(['pnpm', 'run', 'version']);
  await workspace.commit('Release the first version');
  await workspace.run(['git', 'update-ref', 'refs/remotes/origin/main', 'HEAD']);
  await workspace.run(['git', 'checkout', '--quiet', '-b', 'read-titles']);
});

afterAll(async () => {
  await workspace[Symbol.asyncDispose]();
  await registry[Symbol.asyncDispose]();
});

// Each step goes on from the one before, as a contribution and its release do.
describe('the tour of CONTRIBUTING.md', () => {
  beforeAll(async () => {
    for (const edit of (await readTour(workspace.folder)).slice(0, 3)) await applyEdit(workspace.folder, edit);
    await workspace.run(['pnpm', 'generate']);
  });

  it.each([
    ['core', 'packages/core/src/generated/resources/beta/chat.ts', 'getTitle'],
    ['react', 'packages/react/src/generated/index.ts', 'useBetaChatGetTitle'],
    ['the command line', 'packages/cli/src/generated/commands/beta/chat.ts', 'get-title'],
    ['the emulator', 'packages/emulator/src/generated/routes.ts', 'beta.chat.getTitle'],
    ['the reference', 'docs/src/generated/operations/beta/chat/get-title.json', 'Get Session Title'],
  ])('brings the operation into %s', async (_, file, wanted) => {
    expect(await read(file)).toContain(wanted);
  });

  it('is told by the type check that the emulator has no handler', async () => {
    const check = workspace.run(['pnpm', '--filter', '@llamacloud-prod/emulator', 'typecheck']);
    expect(await failure(check)).toContain("Property ''beta.chat.getTitle'' is missing");
  });

  it('reads a title by the new command, from the new handler', async () => {
    const [handler] = (await readTour(workspace.folder)).slice(3);
    expect(handler?.text).toContain('beta.chat.getTitle');
    if (handler !== undefined) await applyEdit(workspace.folder, handler);
    await workspace.run(['pnpm', '--filter', './packages/*', 'build']);

    const bin = join(workspace.folder, 'packages/emulator/dist/bin.js');
    const emulator = spawn(process.execPath, [bin, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
    try {
      const url = await findAddress(emulator.stdout, emulator.stderr);
      const env = { LLAMA_CLOUD_BASE_URL: url, LLAMA_CLOUD_API_KEY: 'any key' };
      const command = ['node', 'packages/cli/dist/bin.js', 'beta:chat'];
      const { session_id } = JSON.parse(await workspace.run([...command, 'create'], env)) as { session_id: string };
      const title = await workspace.run([...command, 'get-title', '--session-id', session_id], env);
      expect(JSON.parse(title)).toEqual({ title: null });
    } finally {
      emulator.kill();
      await once(emulator, 'exit');
    }
  });
});

describe('the check of changesets', () => {
  it('refuses a change of a source without one', async () => {
    await workspace.commit('Read titles');
    expect(await failure(workspace.run(['pnpm', 'check-changeset']))).toContain('no changesets were found');
  });
});

describe('a new document', () => {
  it('gives new packages and their changeset by one command', async () => {
    const file = join(workspace.folder, '.cache/new.yaml');
    await mkdir(join(workspace.folder, '.cache'), { recursive: true });
    await copyFile(join(workspace.folder, 'openapi/llamacloud.yaml'), file);
    // Back to where the document and the name are not committed yet.
    await workspace.run(['git', 'reset', '--quiet', '--mixed', 'main']);
    await workspace.run(['git', 'checkout', '--quiet', '--', 'openapi/llamacloud.yaml', 'packages/core']);
    await workspace.run(['pnpm', 'update-spec', file]);
    expect(await read('packages/core/src/generated/resources/beta/chat.ts')).toContain('getTitle');
    await workspace.commit('Read titles');
    expect(await workspace.run(['pnpm', 'check-changeset'])).toContain('@llamacloud-prod/core');
  });
});

describe('a release', () => {
  it('raises all packages to one version, and lists what the document adds', async () => {
    await workspace.run(['pnpm', 'run', 'version']);
    const manifests = [...(await readPublishedManifests(workspace.folder)).values()];
    expect(manifests.map(({ version }) => version)).toEqual(manifests.map(() => '0.2.0'));
    expect(await read('packages/core/CHANGELOG.md')).toMatch(/## 0\.2\.0[^#]*### Minor[^#]*`beta\.chat\.getTitle`/);
    await workspace.commit('Release');
  });

  it('says in a dry run what it would publish, and publishes nothing', async () => {
    await writeFile(join(workspace.folder, '.npmrc'), registry.npmrc);
    const stdout = await workspace.run(['pnpm', 'release', '--dry-run']);
    expect(stdout.match(/would publish @llamacloud-prod\/\w+@0\.2\.0/g)).toHaveLength(5);
    expect((await fetch(new URL('@llamacloud-prod%2fcore', registry.url))).status).toBe(404);
  });

  it('publishes versions that can be installed, each of them once', async () => {
    expect((await workspace.run(['pnpm', 'release'])).match(/^published /gm)).toHaveLength(5);
    expect(await workspace.run(['pnpm', 'release'])).toContain('The registry has all of these versions.');
    const cwd = join(workspace.folder, '.cache/project');
    await mkdir(cwd, { recursive: true });
    await writeFile(join(cwd, '.npmrc'), registry.npmrc);
    await writeFile(join(cwd, 'package.json'), '{ "private": true }');
    await runProgram(['npm', 'install', '--prefer-offline', '--no-audit', '@llamacloud-prod/cli@0.2.0'], { cwd });
    expect(await runProgram(['node_modules/.bin/llamacloud-prod', 'beta:chat', '--help'], { cwd })).toContain(
      'get-title',
    );
  });

  it('is breaking after a document that removes an operation, and lists it', async () => {
    await workspace.run(['git', 'checkout', '--quiet', 'main', '--', 'openapi/sdk.yaml']);
    const file = join(workspace.folder, '.cache/old.yaml');
    await writeFile(file, await workspace.run(['git', 'show', 'main:openapi/llamacloud.yaml']));
    await workspace.run(['pnpm', 'update-spec', file]);
    await workspace.run(['pnpm', 'run', 'version']);
    expect(await read('packages/core/CHANGELOG.md')).toMatch(/## 1\.0\.0\s+### Major[^#]*`beta\.chat\.getTitle`/);
  });
});

/** The address that the emulator prints, on whichever stream it does. */
function findAddress(...streams: readonly NodeJS.ReadableStream[]): Promise<string> {
  return new Promise((resolve) => {
    for (const input of streams) {
      createInterface({ input }).on('line', (line) => {
        const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
        if (url !== undefined) resolve(url);
      });
    }
  });
}
