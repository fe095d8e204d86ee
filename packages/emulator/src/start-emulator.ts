import { EmulatorError } from './emulator-error.ts';
import { api } from './generated/routes.ts';
import type { ModelOptions } from './llamacloud/agent/model-writer.ts';
import { type LlamaCloud, openLlamaCloud } from './llamacloud/llama-cloud.ts';
import { servePage } from './llamacloud/page/serve-page.ts';
import { inMemory } from './llamacloud/storage/open-database.ts';
import type { OnDisconnect } from './llamacloud/turn/turn-runner.ts';
import { createApp } from './runtime/create-app.ts';
import { type ListeningServer, listen } from './runtime/listen.ts';

/** How an emulator is set up. Everything has a default. */
export interface EmulatorOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number;
  /** Address to listen on. By default `127.0.0.1`, which only this machine reaches. */
  readonly host?: string;
  /** SQLite file that keeps sessions and indexes. By default `:memory:`, which forgets everything on closing. */
  readonly data?: string;
  /**
   * Folder of each index by index id. Its text and Markdown files are read before the emulator takes calls, and again
   * whenever one of them changes.
   */
  readonly indexes?: Readonly<Record<string, string>>;
  /**
   * Deltas that a turn streams in a second, up to 1000. By default 100; 0 is as fast as possible. With a model it has no
   * effect.
   */
  readonly tokenRate?: number;
  /** What becomes of a turn whose client goes away. By default it goes on to its end. */
  readonly onDisconnect?: OnDisconnect;
  /** A model that writes the answers from what was found. By default the emulator quotes. */
  readonly model?: ModelOptions;
  /** How long closing waits for running turns to end by themselves, in milliseconds. By default 0: they are ended at once. */
  readonly closeGraceMs?: number;
  /** Whether every answer is checked against the API's document; one that does not match becomes a 500. By default false. */
  readonly strictResponses?: boolean;
  /** Receives what goes wrong inside the emulator, one line each. By default standard error does. */
  readonly log?: (message: string) => void;
}

/** A running emulator. */
export interface Emulator extends AsyncDisposable {
  /** Base URL to give to clients, without a trailing slash: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly port: number;
  /**
   * Waits for running turns as long as `closeGraceMs` says, ends those that are left by an error event, and closes
   * connections and the data file. Meanwhile a new turn is a 503. Safe to call more than once.
   */
  close(): Promise<void>;
}

/**
 * Starts an emulator in this process. It takes calls when the promise resolves, and every index is searchable by then.
 *
 * @throws {@link EmulatorError} where an index, the data file, the model's address or the emulator's own cannot be used.
 *
 * @example
 * ```ts
 * await using emulator = await startEmulator({ indexes: { 'idx-abc123': './docs' } });
 * const client = new LlamaCloud({ apiKey: 'any key', baseURL: emulator.url });
 * ```
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const {
    port = 0,
    host = '127.0.0.1',
    data = inMemory,
    indexes = {},
    tokenRate = 100,
    onDisconnect = 'continue',
    model,
    closeGraceMs = 0,
    strictResponses = false,
    log = (message) => process.stderr.write(`${message}\n`),
  } = options;
  const llamaCloud = await openLlamaCloud({ data, indexes, tokenRate, onDisconnect, model, log });
  try {
    const { handlers } = llamaCloud;
    const routes = [...api.routes, ...llamaCloud.routes];
    const app = createApp({ api: { ...api, routes }, handlers, strictResponses, log });
    servePage(app);
    const server = await listenOrExplain(listen(app, { host, port }), host, port);
    let closing: Promise<void> | undefined;
    const close = () => {
      closing ??= closeAll(server, llamaCloud, closeGraceMs);
      return closing;
    };
    return { url: server.url, port: server.port, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await llamaCloud.close();
    throw error;
  }
}

async function closeAll(server: ListeningServer, llamaCloud: LlamaCloud, graceMs: number): Promise<void> {
  // The server first waits for the answers that it still has to send, and gives up on slow readers: turns end before.
  await llamaCloud.endTurns(graceMs);
  await server.close();
  await llamaCloud.close();
}

async function listenOrExplain(
  listening: Promise<ListeningServer>,
  host: string,
  port: number,
): Promise<ListeningServer> {
  try {
    return await listening;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new EmulatorError(`Port ${port} of ${host} is in use: stop what uses it or choose another port`);
    }
    throw new EmulatorError(`The address ${host} port ${port} cannot be used (${code ?? String(error)})`, {
      cause: error,
    });
  }
}
