import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createConsumer } from '../support/consumer-project.ts';
import { npm, pnpm, yarn } from '../support/package-managers.ts';
import { root } from '../support/root.ts';

/** The strict ones take longer. */
const managers = process.env.TEST_FULL === '1' ? { npm, pnpm, yarn } : { npm };

describe.each(Object.entries(managers))('installed with %s', (_, { install, node }) => {
  it.each([
    ['core converses', 'core', 'module.js', /"streamed":"[^"]*generated code/i],
    ['react renders on a server what it has fetched', 'react', 'server.js', /^<p>0 events, bound to idx-notes<\/p>$/],
    ['react follows turns without TanStack Query', 'react-stream', 'server.js', /^<p>1 turn, idle: Why is generated/],
    ['the emulator answers a call that knows no client', 'emulator', 'call.js', /^200 \{"items":\[\]/],
  ])('%s', async (_, name, file, wanted) => {
    await using project = await createConsumer(name);
    await install(project);
    expect((await project.run([...node, file])).trim()).toMatch(wanted);
  });
});

describe('react', () => {
  it('brings TanStack Query only to who asks for it, and renders on Node 20', async () => {
    await using project = await createConsumer('react-stream');
    await npm.install(project);
    expect(await project.installed()).not.toContain('@tanstack/react-query');
    const node = join(root, 'packages/core/test/runtimes/node_modules/node-20/bin/node');
    expect(await project.run([node, 'server.js'])).toMatch(/^<p>1 turn, idle: /);
  });
});

describe('cli', () => {
  it('runs by npx from a folder that has nothing installed', async () => {
    await using project = await createConsumer('empty');
    // What npx has of an earlier run has the same version.
    const env = { npm_config_cache: join(project.folder, 'cache') };
    const npx = ['npx', '--yes', '@llamacloud-prod/cli', 'beta:chat'];
    const created = JSON.parse(await project.run([...npx, 'create', '--index-id', 'idx-notes'], env));
    const session = created.session_id as string;
    expect(JSON.parse(await project.run([...npx, 'retrieve', '--session-id', session], env))).toMatchObject({
      session_id: session,
      index_ids: ['idx-notes'],
    });
  });
});

describe('codegen', () => {
  // Yarn looks up the binaries of all systems, and registries may lack some.
  it.each(Object.entries({ npm, pnpm }))('generates a family, installed with %s', async (_, { install }) => {
    await using project = await createConsumer('codegen');
    await install(project);
    const document = join(root, 'openapi/llamacloud.yaml');
    const generate = ['node_modules/.bin/sdk-codegen', 'generate', '--input', document, '--output', 'sdk'];
    await project.run(generate);
    await project.run([...generate, '--check']);
    const written = await readdir(join(project.folder, 'sdk'));
    expect(written).toEqual(expect.arrayContaining(['cli', 'core', 'docs', 'emulator', 'react']));
  });
});
