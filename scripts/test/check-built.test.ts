import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../run-step.ts';

const checkBuilt = (program: string) =>
  spawnSync(process.execPath, [path.join(root, 'scripts/check-built.mjs'), program], { encoding: 'utf8' });

it('lets a program start that is there', () => {
  expect(checkBuilt('scripts/check-built.mjs')).toMatchObject({ status: 0, stderr: '' });
});

it('says what to run where a program is not built', () => {
  const stderr = 'There is no packages/none/dist/bin.js yet. Run `npx -y pnpm@12 build` first.\n';
  expect(checkBuilt('packages/none/dist/bin.js')).toMatchObject({ status: 1, stderr });
});
