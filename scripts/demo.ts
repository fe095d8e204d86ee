import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { root, runScript, runSource, runStep, StepError } from './run-step.ts';

const folder = resolve(process.env.DEMO_FOLDER ?? join(root, 'docs/contributing'));
const prompt = process.env.DEMO_PROMPT ?? 'Why is generated code checked in?';
const index = 'idx-demo';
const say = (text: string) => process.stderr.write(text);

/** Shows the whole way on this machine: document, packages, emulator, a streamed turn, and the session read back. */
await runScript(async () => {
  await runStep('Generate the packages from the document', [...runSource, 'packages/codegen/src/bin.ts', 'generate']);
  await runStep('Build them', ['turbo', 'run', 'build', '--filter=./packages/*', '--output-logs=errors-only'], {
    output: 'stderr',
  });
  const data = await mkdtemp(join(tmpdir(), 'llamacloud-demo-'));
  const stop = new AbortController();
  try {
    say(`\n▸ Start the emulator on ${folder}\n`);
    const url = await startEmulator(join(data, 'demo.sqlite'), stop.signal);
    say(`  ${url}\n`);
    await converse({ LLAMA_CLOUD_BASE_URL: url, LLAMA_CLOUD_API_KEY: 'My API Key' });
  } finally {
    stop.abort();
    await emulatorEnded;
    await rm(data, { recursive: true, force: true });
  }
  say(nextSteps);
});

/** A session, a question answered as it is written, and the full session on stdout. */
async function converse(env: Record<string, string>): Promise<void> {
  say('\n▸ Create a session\n');
  const created = await runCommand(['create', '--index-id', index], env);
  const { session_id: session } = JSON.parse(created.join('\n')) as { session_id: string };
  say(`  ${session}\n\n▸ Ask: ${prompt}\n\n`);
  await runCommand(['stream', '--session-id', session, '--index-id', index, '--prompt', prompt], env, (line) => {
    const event = JSON.parse(line) as { type: string; content?: string };
    if (event.type === 'text_delta') say(event.content ?? '');
  });
  say('\n\n▸ Read the full session: llamacloud-prod beta:chat retrieve\n');
  const full = await runCommand(['retrieve', '--session-id', session], env);
  process.stdout.write(`${full.join('\n')}\n`);
}

let emulatorEnded: Promise<unknown> = Promise.resolve();

/** Starts the built emulator on a free port. The address that it prints says that the index can be searched. */
async function startEmulator(file: string, signal: AbortSignal): Promise<string> {
  const bin = join(root, 'packages/emulator/dist/bin.js');
  const child = spawn('node', [bin, '--port', '0', '--data', file, '--index', `${index}=${folder}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  emulatorEnded = new Promise((ended) => child.once('exit', ended));
  signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /https?:\/\/\S+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  throw new StepError('Start the emulator', child.exitCode);
}

/** Runs one command of the built command line, and gives the lines of its output. */
async function runCommand(
  command: readonly string[],
  env: Record<string, string>,
  onLine?: (line: string) => void,
): Promise<string[]> {
  const bin = join(root, 'packages/cli/dist/bin.js');
  const child = spawn('node', [bin, 'beta:chat', ...command], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolveCode) => child.once('exit', resolveCode));
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    onLine?.(line);
  }
  const code = await ended;
  if (code !== 0) throw new StepError(`beta:chat ${command[0]}`, code);
  return lines;
}

const nextSteps = `
What to do next:
  DEMO_FOLDER=./notes DEMO_PROMPT='What did we decide?' npx -y pnpm@12 demo     ask your own files
  node packages/emulator/dist/bin.js --index idx-abc123=./docs                  keep an emulator running
  node packages/cli/dist/bin.js beta:chat --help                                every command
`;
