import { spawn } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
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

const failure = await runs[program]();
if (failure !== undefined) {
  process.stderr.write(`${failure}\n`);
  appendFileSync(process.env.SNIPPET_FAILURES, `${[program, ...args].join(' ')}: ${failure}\n`);
  process.exitCode = 1;
}

function start(file, given, stdio) {
  const command = ['--conditions=@llamacloud-prod/source', path.join(root, file), ...given];
  return spawn(process.execPath, command, { stdio });
}

async function run(file, given) {
  const child = start(file, given, 'inherit');
  const code = await new Promise((ended) => child.once('close', ended));
  return code === 0 ? undefined : `ended with ${code}`;
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
  const code = await new Promise((ended) => child.once('close', ended));
  return isReady && code === 0 ? undefined : `did not start, and ended with ${code}`;
}

/** Nothing is installed: the names have to be those of this workspace, or of what its packages depend on. */
function checkInstall([command, ...rest]) {
  if (command !== 'install') return `npm ${command} is unknown here`;
  const manifests = ['core', 'react', 'cli', 'emulator', 'codegen'].map((name) =>
    readManifest(`packages/${name}/package.json`),
  );
  const known = new Set(
    manifests.flatMap(({ name, peerDependencies = {} }) => [name, ...Object.keys(peerDependencies)]),
  );
  const unknown = rest.filter((word) => !word.startsWith('--') && !known.has(word));
  return unknown.length === 0 ? undefined : `does not know ${unknown.join(', ')}`;
}

/** `npx` starts a program of the packages; of the workspace's own scripts it is enough that they are there. */
async function runPackage([name, ...rest]) {
  if (name in runs) {
    const child = spawn(name, rest, { stdio: 'inherit' });
    const code = await new Promise((ended) => child.once('close', ended));
    return code === 0 ? undefined : `ended with ${code}`;
  }
  const [tool, script] = name === '-y' ? rest : [];
  if (tool !== 'pnpm@12') return `does not know ${name}`;
  return script in readManifest('package.json').scripts ? undefined : `package.json has no script ${script}`;
}

function readManifest(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}
