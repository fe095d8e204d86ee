// Plain JavaScript: it has to run on whatever Node starts it, to tell that this is the wrong one.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { devDependencies } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

// pnpm installs before a script but only warns when that fails, so it is asked once more, and its answer is heeded.
const install = spawnSync('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (install.error !== undefined || install.status !== 0) {
  process.stderr.write(`${install.stdout ?? ''}${install.stderr ?? ''}`);
  fail('The workspace is not installed. Run `npx -y pnpm@12 install` and mend what it reports.');
}
if (process.versions.node !== devDependencies.node) {
  fail(
    `This script runs on Node ${process.versions.node}, and the workspace's is ${devDependencies.node}. ` +
      'Run it through pnpm: `npx -y pnpm@12 test`. If you did, run `npx -y pnpm@12 install` first.',
  );
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
