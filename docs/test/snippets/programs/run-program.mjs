import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Runs what a snippet calls from the sources of this workspace, as it would run once installed. */
const root = fileURLToPath(new URL('../../../../', import.meta.url));
const [program = '', ...args] = process.argv.slice(2);

const runs = {
  'llamacloud-prod': () => run('packages/cli/src/bin.ts', args),
  'sdk-codegen': () => run('packages/codegen/src/bin.ts', args),
  'llamacloud-emulator': () => runUntilReady(args),
  npm: () => checkInstall(args),
  npx: () => runPackage(args),
};

process.exitCode = await runs[program]();

function start(file, given, stdio) {
  const command = ['--conditions=@llamacloud-prod/source', path.join(root, file), ...given];
  return spawn(process.execPath, command, { stdio });
}

async function run(file, given) {
  return exitCodeOf(start(file, given, 'inherit'));
}

function exitCodeOf(child) {
  return new Promise((ended) => child.once('close', ended));
}

function complain(text) {
  process.stderr.write(`${[program, ...args].join(' ')}: ${text}\n`);
  return 1;
}

/** The emulator runs until it is stopped. Once it has said where it is, it has started; a free port is as good as the named one. */
async function runUntilReady(given) {
  const free = given.map((argument, position) => (given[position - 1] === '--port' ? '0' : argument));
  const child = start('packages/emulator/src/bin.ts', free.includes('--port') ? free : [...free, '--port', '0'], [
    'ignore',
    'pipe',
    'inherit',
  ]);
  let isReady = false;
  child.stdout.setEncoding('utf8').on('data', (text) => {
    isReady ||= /http:\/\/\S+/.test(text);
    if (isReady) child.kill('SIGTERM');
  });
  const code = await exitCodeOf(child);
  return isReady ? code : complain('does not say where it is');
}

/** Nothing is installed: the names have to be those of this workspace, or of what its packages depend on. */
function checkInstall([command, ...rest]) {
  if (command !== 'install') return complain('only install is known here');
  const manifests = ['core', 'react', 'cli', 'emulator', 'codegen'].map((name) =>
    readManifest(`packages/${name}/package.json`),
  );
  const known = new Set(
    manifests.flatMap(({ name, peerDependencies = {} }) => [name, ...Object.keys(peerDependencies)]),
  );
  const unknown = rest.filter((word) => !word.startsWith('--') && !known.has(word));
  return unknown.length === 0 ? 0 : complain(`there is no ${unknown.join(', ')}`);
}

/** `npx` starts a program of the packages, by pnpm too; of the workspace's other scripts it is enough that they are there. */
async function runPackage([name, ...rest]) {
  if (name in runs) return exitCodeOf(spawn(name, rest, { stdio: 'inherit' }));
  const [tool, ...words] = name === '-y' ? rest : [];
  if (tool !== 'pnpm@12') return complain('neither a program of the packages nor pnpm');
  const [script, ...given] = words[0] === 'run' ? words.slice(1) : words;
  if (!(script in readManifest('package.json').scripts)) return complain('package.json has no such script');
  return script in runs ? runPackage([script, ...given]) : 0;
}

function readManifest(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}
