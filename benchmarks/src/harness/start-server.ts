import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, so that its time is not a contender's. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
}

/** Starts a module that listens and sends its address to its parent. */
export async function startServer(module: URL): Promise<ServerProcess> {
  const child = fork(fileURLToPath(module), { execArgv: [] });
  const ended = once(child, 'exit');
  const failed = ended.then(([code]) => Promise.reject(new Error(`${module.pathname} ended with ${code}.`)));
  // Once it listens, its end is awaited by whoever stops it.
  failed.catch(() => undefined);
  const [url] = await Promise.race([once(child, 'message'), failed]);
  return {
    url: url as string,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await ended;
    },
  };
}
