import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, runSource } from './run-step.ts';

interface Program {
  readonly name: string;
  readonly command: readonly string[];
  readonly folder: string;
}

const emulator = join(root, 'packages/emulator/src/bin.ts');
const flags = ['--index', 'idx-notes=docs/contributing', '--on-disconnect', 'cancel'];
const vite = ['--host', '127.0.0.1', '--port', '5173'];

/** What is started: the emulator on its usual port, which the example calls, the example, and the docs. */
const programs: readonly Program[] = [
  { name: 'emulator', command: [...runSource, emulator, ...flags], folder: root },
  { name: 'chat', command: ['pnpm', 'exec', 'vite', ...vite], folder: join(root, 'examples/chat') },
  { name: 'docs', command: ['pnpm', 'run', 'dev'], folder: join(root, 'docs') },
];

const children = programs.map(start);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

function start({ name, command: [file = '', ...rest], folder }: Program): ChildProcess {
  const child = spawn(file, rest, {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  child.once('error', ({ message }) => end(`${name} cannot be started: ${message}`));
  child.once('exit', (code) => end(`${name} has ended with ${code ?? 'a signal'}`));
  return child;
}

/** One that ends takes the others along: half of them would only look as if they worked. */
function end(reason: string): void {
  if (process.exitCode === undefined) {
    process.stderr.write(`\n${reason}\n`);
    process.exitCode = 1;
  }
  for (const child of children) child.kill();
}

function stop(): void {
  process.exitCode = 0;
  for (const child of children) child.kill();
}
