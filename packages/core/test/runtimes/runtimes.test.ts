import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Emulator, startEmulator } from '@llamacloud-prod/emulator';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../../scripts/chromium.ts';
import { serve } from '../support/serve.ts';

// What is published runs here, so that the package has to be built.
const packageFolder = fileURLToPath(new URL('../../', import.meta.url));
const exercise = new URL('exercise.mjs', import.meta.url).href;

const wanted = {
  streamed: 'stop',
  recovered: 'stop',
  stored: 2,
  listed: true,
  missing: ['NotFoundError', 404, true],
  attempts: 3,
  aborted: ['APIUserAbortError', 'enough'],
  late: ['APIConnectionTimeoutError', 'timeout'],
};

let folder: string;
let emulator: Emulator;
/** The exercise and the client in one file, whose `run` takes the server's address. */
let bundled: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'core-runtimes-'));
  await writeFile(join(folder, 'report.md'), '# Report\n\nRevenue grew by nine per cent in the third quarter.\n');
  emulator = await startEmulator({ indexes: { 'idx-abc123': folder }, tokenRate: 0, log: () => undefined });
  const contents = `
    import { LlamaCloud } from '@llamacloud-prod/core';
    import { exercise } from './test/runtimes/exercise.mjs';
    export const run = (baseURL) => exercise(LlamaCloud, baseURL);
  `;
  const stdin = { contents, resolveDir: packageFolder };
  const options = { bundle: true, format: 'esm', platform: 'browser', target: 'es2023', write: false } as const;
  const { outputFiles } = await build({ stdin, ...options });
  bundled = outputFiles[0]?.text ?? '';
  await writeFile(join(folder, 'bundled.mjs'), bundled);
}, 60_000);

afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true });
});

/** Runs a program to its end, and reads the JSON that it has written. */
async function outputOf(program: string, ...given: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(program, given, { cwd: packageFolder, timeout: 30_000 });
  return JSON.parse(stdout);
}

const print = (call: string) => `${call}.then((result) => console.log(JSON.stringify(result)))`;

describe.each([
  ['Node 20', join(packageFolder, 'test/runtimes/node_modules/node-20/bin/node')],
  ['Node 22', join(packageFolder, 'test/runtimes/node_modules/node-22/bin/node')],
  ['Node 24', process.execPath],
])('on %s', (_, node) => {
  it('the client runs as a module', async () => {
    const program = `
      import { LlamaCloud } from '@llamacloud-prod/core';
      import { exercise } from '${exercise}';
      ${print(`exercise(LlamaCloud, '${emulator.url}')`)};
    `;
    expect(await outputOf(node, '--input-type=module', '--eval', program)).toEqual(wanted);
  });

  it('the client can be required', async () => {
    const program = `
      const { LlamaCloud } = require('@llamacloud-prod/core');
      ${print(`import('${exercise}').then(({ exercise }) => exercise(LlamaCloud, '${emulator.url}'))`)};
    `;
    expect(await outputOf(node, '--input-type=commonjs', '--eval', program)).toEqual(wanted);
  });
});

describe.each([
  ['Bun', 'bun', 'bin/bun', ['run']],
  ['Deno', 'deno', 'deno', ['run', '--allow-all']],
])('on %s', (_, name, path, given) => {
  it('the client runs', async () => {
    const main = join(folder, `${name}.mjs`);
    await writeFile(main, `import { run } from './bundled.mjs';\n${print(`run('${emulator.url}')`)};\n`);
    expect(await outputOf(platformProgram(name, path), ...given, main)).toEqual(wanted);
  });
});

/** The program of a package that has one for each platform, in packages of their own: this platform's is installed. */
function platformProgram(name: string, path: string): string {
  const require = createRequire(createRequire(import.meta.url).resolve(`${name}/package.json`));
  for (const platform of Object.keys(require(`${name}/package.json`).optionalDependencies)) {
    const folders = require.resolve.paths(platform) ?? [];
    const found = folders.map((parent) => join(parent, platform, path)).find(existsSync);
    if (found !== undefined) return found;
  }
  throw new Error(`There is no ${name} for this platform.`);
}

describe('in a worker', () => {
  it('the client runs', async () => {
    const script = `${bundled}\nexport default { fetch: async () => Response.json(await run('${emulator.url}')) };`;
    const worker = new Miniflare({ modules: true, script, compatibilityDate: '2026-07-01' });
    try {
      const answer = await worker.dispatchFetch('http://worker.test/');
      expect(await answer.json()).toEqual(wanted);
    } finally {
      await worker.dispose();
    }
  }, 30_000);
});

describe('in a browser', () => {
  it('the client runs on a page of another origin', async () => {
    await using site = await serve((request, response) => {
      const isScript = request.url?.endsWith('.mjs');
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
      response.end(isScript ? bundled : '<!doctype html><title>Test</title>');
    });
    const browser = await chromium.launch({ ...(await findChromium()), headless: true });
    try {
      const page = await browser.newPage();
      await page.goto(site.url);
      const result = await page.evaluate(`import('./bundled.mjs').then(({ run }) => run('${emulator.url}'))`);
      expect(result).toEqual(wanted);
    } finally {
      await browser.close();
    }
  }, 60_000);
});
