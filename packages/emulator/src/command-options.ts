import { parseArgs } from 'node:util';
import type { LogOptions } from './create-log.ts';
import { EmulatorError } from './runtime/emulator-error.ts';
import { parseFaults } from './runtime/faults/parse-faults.ts';
import type { EmulatorOptions } from './start-emulator.ts';

const defaultPort = 4010;
/** Environment variable that holds the key of the model's server. */
const modelKeyVariable = 'LLAMACLOUD_EMULATOR_MODEL_KEY';
/** Longest time that closing or a call may wait, in milliseconds. */
const maxWaitMs = 600_000;

/** What `--help` prints. */
export const usage: string = `Usage: llamacloud-emulator [options]

A local LlamaCloud to develop and test against. Any key works; each key is an
account of its own.

  --port PORT          Port to listen on; 0 takes a free one (default ${defaultPort})
  --host HOST          Address to listen on (default 127.0.0.1); one that other
                       machines reach needs --require-key
  --require-key KEY    Accept this key alone
  --allow-origin URL   Let pages of this origin call, beside those of this
                       machine; repeatable
  --data FILE          SQLite file that keeps sessions and indexes (default
                       :memory:, forgotten at the end)
  --index ID=FOLDER    Make the text and Markdown files of a folder searchable
                       as an index, and follow its edits; repeatable
  --token-rate RATE    Deltas that a turn streams in a second; 0 is as fast as
                       possible (default 100)
  --latency MS         Wait before each call is dealt with, in milliseconds
                       (default 0)
  --fault FAULT        Let something go wrong, such as
                       'status;status=429;retry-after=1;times=2'; repeatable
  --on-disconnect WHAT What becomes of a turn whose client goes away: continue
                       (default) or cancel
  --close-grace MS     How long closing waits for running turns, in milliseconds
                       (default 0: they are ended at once)
  --model-url URL      Have a model write the answers: a server that speaks
                       OpenAI's protocol, such as http://127.0.0.1:11434
  --model NAME         Name of the model
  --model-key KEY      Key of the model's server; ${modelKeyVariable}
                       keeps it out of the list of processes
  --strict-responses   Check every answer against the API's document
  --log FORMAT         How calls are logged on standard error: text (default) or
                       json
  --quiet              Log nothing but what goes wrong
  --debug              Print the whole error when something goes wrong
  --version            Print the version
  --help               Print this text
`;

const flags = {
  port: { type: 'string' },
  host: { type: 'string' },
  'require-key': { type: 'string' },
  'allow-origin': { type: 'string', multiple: true },
  data: { type: 'string' },
  index: { type: 'string', multiple: true },
  'token-rate': { type: 'string' },
  latency: { type: 'string' },
  fault: { type: 'string', multiple: true },
  'on-disconnect': { type: 'string' },
  'close-grace': { type: 'string' },
  'model-url': { type: 'string' },
  model: { type: 'string' },
  'model-key': { type: 'string' },
  'strict-responses': { type: 'boolean' },
  log: { type: 'string' },
  quiet: { type: 'boolean' },
  debug: { type: 'boolean' },
  version: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** The command's flags as they were given. */
export type FlagValues = ReturnType<typeof parseFlags>;

/** @throws {@link EmulatorError} where a flag is unknown, or lacks its value. */
export function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new EmulatorError(`${message.split(/\.\s/)[0]}. See --help`);
  }
}

/** @throws {@link EmulatorError} where a value does not suit its flag. */
export function toEmulatorOptions(values: FlagValues): EmulatorOptions {
  return {
    port: parseNumber('--port', values.port, 65_535) ?? defaultPort,
    host: values.host,
    requireKey: values['require-key'],
    allowOrigins: values['allow-origin'],
    data: values.data,
    indexes: parseIndexes(values.index ?? []),
    tokenRate: parseNumber('--token-rate', values['token-rate'], 1000),
    closeGraceMs: parseNumber('--close-grace', values['close-grace'], maxWaitMs),
    latencyMs: parseNumber('--latency', values.latency, maxWaitMs),
    faults: (values.fault ?? []).flatMap(parseFaults),
    onDisconnect: parseOnDisconnect(values['on-disconnect']),
    model: parseModel(values),
    strictResponses: values['strict-responses'] ?? false,
  };
}

/** @throws {@link EmulatorError} where the format is unknown. */
export function toLogOptions({ log = 'text', quiet = false }: FlagValues): Omit<LogOptions, 'write'> {
  if (log === 'text' || log === 'json') return { format: log, isQuiet: quiet };
  throw new EmulatorError(`--log takes text or json, not ${JSON.stringify(log)}`);
}

function parseOnDisconnect(text: string | undefined): EmulatorOptions['onDisconnect'] {
  if (text === undefined || text === 'cancel' || text === 'continue') return text;
  throw new EmulatorError(`--on-disconnect takes cancel or continue, not ${JSON.stringify(text)}`);
}

function parseModel(values: FlagValues): EmulatorOptions['model'] {
  const { 'model-url': url, model: name, 'model-key': key = process.env[modelKeyVariable]?.trim() } = values;
  if (url !== undefined) return { url, ...(name ? { name } : {}), ...(key ? { key } : {}) };
  if (name === undefined && values['model-key'] === undefined) return undefined;
  throw new EmulatorError('--model and --model-key need --model-url, the address of the server that has the model');
}

function parseNumber(flag: string, text: string | undefined, max: number): number | undefined {
  if (text === undefined) return undefined;
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
