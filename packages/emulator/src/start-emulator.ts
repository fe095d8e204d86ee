import { api } from './generated/routes.ts';
import type { ModelOptions } from './llamacloud/agent/model-writer.ts';
import { type LlamaCloud, openLlamaCloud } from './llamacloud/llama-cloud.ts';
import { isPageCall, servePage } from './llamacloud/page/serve-page.ts';
import { inMemory } from './llamacloud/storage/open-database.ts';
import type { OnDisconnect } from './llamacloud/turn/turn-runner.ts';
import type { CallRecord } from './runtime/call-record.ts';
import { checkServerOptions, type RunningServer, type ServerOptions, startServer } from './runtime/start-server.ts';

/** How an emulator is set up. Everything has a default. */
export interface EmulatorOptions extends ServerOptions {
  /** SQLite file that keeps sessions and indexes. By default `:memory:`, which forgets everything on closing. */
  readonly data?: string | undefined;
  /**
   * Folder of each index by index id. Its text and Markdown files are read before the emulator takes calls, and again
   * whenever one of them changes.
   */
  readonly indexes?: Readonly<Record<string, string>> | undefined;
  /**
   * Deltas that a turn streams in a second, up to 1000. By default 100; 0 is as fast as possible. With a model it has no
   * effect.
   */
  readonly tokenRate?: number | undefined;
  /** What becomes of a turn whose client goes away. By default it goes on to its end. */
  readonly onDisconnect?: OnDisconnect | undefined;
  /** A model that writes the answers from what was found. By default the emulator quotes. */
  readonly model?: ModelOptions | undefined;
  /** How long closing waits for running turns to end by themselves, in milliseconds. By default 0: they are ended at once. */
  readonly closeGraceMs?: number | undefined;
}

/** A running emulator. */
export interface Emulator extends RunningServer {
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
  const { data = inMemory, indexes = {}, tokenRate = 100, onDisconnect = 'continue', model } = options;
  const { requireKey, strictResponses = false } = options;
  const { closeGraceMs = 0, log = (message) => process.stderr.write(`${message}\n`) } = options;
  // Before the data is opened: what cannot start leaves nothing behind.
  checkServerOptions(api, options);
  const llamaCloud = await openLlamaCloud({ data, indexes, tokenRate, onDisconnect, model, log });
  try {
    const { handlers, pageHandlers } = llamaCloud;
    const onCall = (call: CallRecord) => isPageCall(call) || options.onCall?.(call);
    const server = await startServer(
      api,
      { ...options, log, onCall },
      {
        handlers,
        extend: (app) => servePage(app, { handlers: pageHandlers, requireKey, strictResponses, log }),
      },
    );
    let closing: Promise<void> | undefined;
    const close = () => {
      closing ??= closeAll(server, llamaCloud, closeGraceMs);
      return closing;
    };
    return { ...server, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await llamaCloud.close();
    throw error;
  }
}

async function closeAll(server: RunningServer, llamaCloud: LlamaCloud, graceMs: number): Promise<void> {
  // The server first waits for the answers that it still has to send, and gives up on slow readers: turns end before.
  await llamaCloud.endTurns(graceMs);
  await server.close();
  await llamaCloud.close();
}
