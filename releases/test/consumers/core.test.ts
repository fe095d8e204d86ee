import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { Miniflare } from 'miniflare';
import { build as viteBuild } from 'vite';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ConsumerProject, createConsumer } from '../support/consumer-project.ts';
import { npm } from '../support/package-managers.ts';
import { root } from '../support/root.ts';

let project: ConsumerProject;

beforeAll(async () => {
  project = await createConsumer('core');
  await npm.install(project);
});

afterAll(() => project[Symbol.asyncDispose]());

interface Answer {
  readonly streamed: string;
  readonly stored: string;
}

function expectAnswer({ streamed, stored }: Answer): void {
  expect(streamed).toMatch(/generated code/i);
  expect(stored).toBe(streamed);
}

describe('core, installed alone with npm', () => {
  it('brings two libraries, and types of two more', async () => {
    expect(await project.installed()).toEqual([
      '@llamacloud-prod/core',
      '@standard-schema/spec',
      'eventsource-parser',
      'openapi-fetch',
      'openapi-typescript-helpers',
    ]);
  });

  const runtimes = join(root, 'packages/core/test/runtimes/node_modules');
  it.each([
    ['20, as a module', join(runtimes, 'node-20/bin/node'), 'module.js'],
    ['20, by require', join(runtimes, 'node-20/bin/node'), 'require.cjs'],
    ['22, by require', join(runtimes, 'node-22/bin/node'), 'require.cjs'],
    ['24, as a module', process.execPath, 'module.js'],
    ['24, by require', process.execPath, 'require.cjs'],
  ])('converses on Node %s', async (_, node, file) => {
    expectAnswer(JSON.parse(await project.run([node, file])) as Answer);
  });

  it('converses from a bundle of Vite', async () => {
    const outDir = join(project.folder, 'bundled');
    const lib = { entry: 'page.js', formats: ['es'] as ['es'], fileName: 'page' };
    await viteBuild({ root: project.folder, configFile: false, logLevel: 'error', build: { outDir, lib } });
    const { ask } = (await import(join(outDir, 'page.js'))) as { ask(key: string, url: string): Promise<Answer> };
    expectAnswer(await ask('any key', inject('emulatorUrl')));
  });

  it('converses in a worker', async () => {
    const { outputFiles } = await bundle({
      entryPoints: [join(project.folder, 'worker.js')],
      bundle: true,
      format: 'esm',
      conditions: ['workerd', 'worker', 'browser'],
      write: false,
    });
    await using worker = disposable(
      new Miniflare({
        modules: true,
        script: outputFiles[0]?.text ?? '',
        compatibilityDate: '2026-01-01',
        bindings: { apiKey: 'any key', baseURL: inject('emulatorUrl') },
      }),
    );
    const response = await worker.dispatchFetch('http://worker.test/');
    expectAnswer((await response.json()) as Answer);
  });
});

/** Stops a worker at the end of its scope. */
function disposable(worker: Miniflare): Miniflare & AsyncDisposable {
  return Object.assign(worker, { [Symbol.asyncDispose]: () => worker.dispose() });
}
