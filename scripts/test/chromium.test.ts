import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../chromium.ts';

let folder: string;
let browser: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'chromium-test-'));
  browser = path.join(folder, 'browser');
  await writeFile(browser, '#!/bin/sh\n', { mode: 0o755 });
});

afterAll(() => rm(folder, { recursive: true }));

describe('findChromium', () => {
  it('takes the browser of CHROMIUM_PATH before all others', async () => {
    const found = await findChromium({ override: browser, systemPaths: [process.execPath] });
    expect(found.executablePath).toBe(browser);
  });

  it('says that CHROMIUM_PATH names no program', async () => {
    const missing = path.join(folder, 'missing');
    await expect(findChromium({ override: missing, systemPaths: [browser] })).rejects.toThrow(
      `CHROMIUM_PATH names no program that can be run: ${missing}`,
    );
  });

  it('takes the first browser of the system that can be run', async () => {
    const found = await findChromium({ override: '', systemPaths: [path.join(folder, 'missing'), browser] });
    expect(found.executablePath).toBe(browser);
  });

  it.each(['darwin-arm64', 'win32-x64', 'linux-arm64'])('says what to do on %s without a browser', async (platform) => {
    await expect(findChromium({ override: '', systemPaths: [], platform })).rejects.toThrow(
      'No Chrome or Chromium found. Install Google Chrome, or set CHROMIUM_PATH to the path of a browser.',
    );
  });

  it('keeps web security on', async () => {
    expect((await findChromium({ override: browser })).args).not.toContain('--disable-web-security');
  });
});

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the packed browser', () => {
  it('runs when several processes unpack it at once, and is not unpacked twice', async () => {
    const search = { override: '', systemPaths: [], cacheFolder: folder };
    const script = `
      const { findChromium } = await import(${JSON.stringify(new URL('../chromium.ts', import.meta.url).href)});
      console.log((await findChromium(${JSON.stringify(search)})).executablePath);`;
    const run = promisify(execFile);
    const runs = [1, 2].map(() => run(process.execPath, ['--input-type=module', '--eval', script]));
    const paths = (await Promise.all(runs)).map(({ stdout }) => stdout.trim());
    expect(paths[1]).toBe(paths[0]);
    const version = await run(paths[0] ?? '', ['--version', '--no-sandbox']);
    expect(version.stdout).toContain('Chrom');
    expect((await findChromium(search)).executablePath).toBe(paths[0]);
  }, 60_000);

  it('is not taken from a folder that others can write to', async () => {
    const open = await mkdtemp(path.join(folder, 'open-'));
    await symlink(folder, path.join(open, `test-browser-${process.getuid?.()}`));
    await expect(findChromium({ override: '', systemPaths: [], cacheFolder: open })).rejects.toThrow(
      'does not belong to you alone',
    );
  });
});
