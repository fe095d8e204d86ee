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

const nextSteps = `
What to do next:
  DEMO_FOLDER=./notes DEMO_PROMPT='What did we decide?' npx -y pnpm@12 demo    ask your own files
  npx -y pnpm@12 llamacloud-emulator --index idx-abc123=./docs                 keep an emulator running
  npx -y pnpm@12 llamacloud-prod beta:chat --help                              every command
`;

/** Shows the whole way on this machine: document, packages, emulator, a streamed turn, and the session read back. */
await runScript(async () => {
  await runStep('Generate the packages from the document', [...runSource, 'packages/codegen/src/bin.ts', 'generate']);
  await runStep('Build them', ['turbo', 'run', 'build', '--filter=./packages/*', '--output-logs=errors-only'], {
    output: 'stderr',
  });
  say(`\n▸ Start the emulator on ${folder}\n`);
  await using emulator = await startEmulator();
  say(`  ${emulator.url}\n`);
  await converse({ LLAMA_CLOUD_BASE_URL: emulator.url, LLAMA_CLOUD_API_KEY: 'My API Key' });
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

/** Starts the built emulator on a free port, with a data file that is removed when it stops. */
async function startEmulator(): Promise<AsyncDisposable & { readonly url: string }> {
  const data = await mkdtemp(join(tmpdir(), 'llamacloud-demo-'));
  const bin = join(root, 'packages/emulator/dist/bin.js');
  const argv = ['--quiet', '--port', '0', '--data', join(data, 'demo.sqlite'), '--index', `${index}=${folder}`];
  const child = spawn('node', [bin, ...argv], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolveEnd) => child.once('exit', resolveEnd));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(data, { recursive: true, force: true });
  };
  // The address is printed once the index can be searched.
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /https?:\/\/\S+/.exec(line)?.[0];
    if (url !== undefined) return { url, [Symbol.asyncDispose]: stop };
  }
  await stop();
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
