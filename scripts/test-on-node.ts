import { runScript, runStep } from './run-step.ts';

const [version, ...projects] = process.argv.slice(2);

/** The projects whose tests need no browser and no built site. */
const nodeProjects = ['core', 'react-node', 'cli', 'emulator', 'codegen'];

if (version === undefined || !/^\d+(\.\d+)*$/.test(version)) {
  process.stderr.write('Name a version of Node, and projects if not all: npx -y pnpm@12 test:node 22 core cli\n');
  process.exitCode = 2;
} else {
  await runScript(async () => {
    const chosen = (projects.length > 0 ? projects : nodeProjects).flatMap((name) => ['--project', name]);
    // Vitest starts its workers with the Node that it runs on itself.
    const vitest = ['node', 'node_modules/vitest/vitest.mjs', 'run', ...chosen];
    await runStep(`Tests on Node ${version}`, ['npx', '--yes', '--package', `node@${version}`, '--', ...vitest]);
  });
}
