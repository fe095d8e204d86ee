import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Usage } from './emulator-server.ts';

/** A running emulator. */
export interface EmulatorProcess extends AsyncDisposable {
  readonly url: string;
  /** From before its process was started until it had answered the first call. */
  readonly startMs: number;
  usage(): Promise<Usage>;
}

const headers = { authorization: 'Bearer My API Key' };

/**
 * Starts the emulator, and waits for its first answer.
 *
 * @param data - Its data file.
 * @param folder - Files of the index `idx-files`.
 */
export async function startEmulatorProcess(data: string, folder?: string): Promise<EmulatorProcess> {
  const start = performance.now();
  const server = fileURLToPath(new URL('./emulator-server.ts', import.meta.url));
  const child = fork(server, folder === undefined ? [data] : [data, folder], { execArgv: [] });
  const ended = once(child, 'exit');
  const failed = ended.then(([code]) => Promise.reject(new Error(`The emulator ended with ${code}.`)));
  // Once it runs, its end is awaited by whoever stops it.
  failed.catch(() => undefined);
  const [url] = (await Promise.race([once(child, 'message'), failed])) as [string];
  await call(url, '/api/v1/chat?page_size=1');
  const startMs = performance.now() - start;
  return {
    url,
    startMs,
    usage: async () => {
      child.send('usage');
      const [usage] = await once(child, 'message');
      return usage as Usage;
    },
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await ended;
    },
  };
}

/** Makes a call, and refuses an answer that is not a success. */
export async function call(url: string, path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(url + path, { ...init, headers: { ...headers, 'content-type': 'application/json' } });
  if (!response.ok) throw new Error(`${init.method ?? 'GET'} ${path} was answered ${response.status}.`);
  return response;
}

/** Reads a body to its end, keeping nothing, and gives its length. */
export async function drain(response: Response): Promise<number> {
  let bytes = 0;
  for await (const chunk of response.body ?? []) bytes += chunk.length;
  return bytes;
}
