import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { EmulatorError } from './emulator-error.ts';
import { type EmulatorOptions, startEmulator } from './start-emulator.ts';

const defaultPort = 4010;
/** Environment variable that holds the key of the model's server. */
const modelKeyVariable = 'LLAMACLOUD_EMULATOR_MODEL_KEY';
/** Longest time that closing may wait, in milliseconds. */
const maxCloseGraceMs = 600_000;

const usage = `Usage: llamacloud-emulator [options]

A local LlamaCloud to develop and test against. Any key works; each key is an account of its own.

  --port PORT          Port to listen on; 0 takes a free one (default ${defaultPort})
  --host HOST          Address to listen on (default 127.0.0.1)
  --data FILE          SQLite file that keeps sessions and indexes (default :memory:, forgotten at the end)
  --index ID=FOLDER    Make the text and Markdown files of a folder searchable as an index, and follow its edits; repeatable
  --token-rate RATE    Deltas that a turn streams in a second; 0 is as fast as possible (default 100)
  --on-disconnect WHAT What becomes of a turn whose client goes away: continue (default) or cancel
  --close-grace MS     How long closing waits for running turns, in milliseconds (default 0: they are ended at once)
  --model-url URL      Have a model write the answers: a server that speaks OpenAI's protocol, such as http://127.0.0.1:11434
  --model NAME         Name of the model
  --model-key KEY      Key of the model's server; ${modelKeyVariable} keeps it out of the list of processes
  --strict-responses   Check every answer against the API's document
  --debug              Print the whole error when something goes wrong
  --version            Print the version
  --help               Print this text
`;

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  index: { type: 'string', multiple: true },
  'token-rate': { type: 'string' },
  'on-disconnect': { type: 'string' },
  'close-grace': { type: 'string' },
  'model-url': { type: 'string' },
  model: { type: 'string' },
  'model-key': { type: 'string' },
  'strict-responses': { type: 'boolean' },
  debug: { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/**
 * Runs the command until SIGINT or SIGTERM and gives the exit code: 0 after a clean end, 2 for bad input, 1 for
 * anything else. The address goes to standard output, on a line of its own, once every index is searchable.
 *
 * @param args - What follows the command's name.
 */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const { values } = parseArguments(args);
    if (values.help) return print(usage);
    if (values.version) return print(`${readVersion()}\n`);
    const emulatorOptions = toEmulatorOptions(values);
    await using emulator = await startEmulator(emulatorOptions);
    // Listening for signals first: whoever reads the address may stop the emulator at once.
    const stopped = nextSignal();
    if (emulatorOptions.data === undefined)
      note('Sessions are kept in memory and forgotten at the end: --data FILE keeps them');
    print(`LlamaCloud emulator on ${emulator.url}\n`);
    note(`Point clients to it with LLAMA_CLOUD_BASE_URL=${emulator.url}`);
    await stopped;
    return 0;
  } catch (error) {
    return fail(error, args.includes('--debug'));
  }
}

function parseArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new EmulatorError(`${message.split('. ')[0]}. See --help`);
  }
}

function toEmulatorOptions(values: ReturnType<typeof parseArguments>['values']): EmulatorOptions {
  return {
    port: values.port === undefined ? defaultPort : parseNumber('--port', values.port, 65_535),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.data === undefined ? {} : { data: values.data }),
    indexes: parseIndexes(values.index ?? []),
    ...(values['token-rate'] === undefined
      ? {}
      : { tokenRate: parseNumber('--token-rate', values['token-rate'], 1000) }),
    ...(values['close-grace'] === undefined
      ? {}
      : { closeGraceMs: parseNumber('--close-grace', values['close-grace'], maxCloseGraceMs) }),
    ...parseOnDisconnect(values['on-disconnect']),
    ...parseModel(values),
    strictResponses: values['strict-responses'] ?? false,
  };
}

function parseOnDisconnect(text: string | undefined): Pick<EmulatorOptions, 'onDisconnect'> {
  if (text === undefined) return {};
  if (text === 'cancel' || text === 'continue') return { onDisconnect: text };
  throw new EmulatorError(`--on-disconnect takes cancel or continue, not ${JSON.stringify(text)}`);
}

function parseModel(values: ReturnType<typeof parseArguments>['values']): Pick<EmulatorOptions, 'model'> {
  const { 'model-url': url, model: name, 'model-key': key = process.env[modelKeyVariable]?.trim() } = values;
  if (url !== undefined) return { model: { url, ...(name ? { name } : {}), ...(key ? { key } : {}) } };
  if (name === undefined && values['model-key'] === undefined) return {};
  throw new EmulatorError('--model and --model-key need --model-url, the address of the server that has the model');
}

function parseNumber(flag: string, text: string, max: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= max) return value;
  throw new EmulatorError(`${flag} takes a whole number from 0 to ${max}, not ${JSON.stringify(text)}`);
}

function parseIndexes(texts: readonly string[]): Record<string, string> {
  const indexes = new Map<string, string>();
  for (const text of texts) {
    const [, indexId, folder] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    if (indexId === undefined || folder === undefined) {
      throw new EmulatorError(`--index takes ID=FOLDER, such as idx-abc123=./docs, not ${JSON.stringify(text)}`);
    }
    if (indexes.has(indexId)) throw new EmulatorError(`--index names ${indexId} twice: give each index one folder`);
    indexes.set(indexId, folder);
  }
  return Object.fromEntries(indexes);
}

function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return String((manifest as { version: unknown }).version);
}

function fail(error: unknown, debug: boolean): number {
  const text = debug && error instanceof Error ? error.stack : error instanceof Error ? error.message : String(error);
  note(`llamacloud-emulator: ${text}`);
  return error instanceof EmulatorError ? 2 : 1;
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

function note(line: string): void {
  process.stderr.write(`${line}\n`);
}
