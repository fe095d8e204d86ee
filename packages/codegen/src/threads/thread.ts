import { once } from 'node:events';
import { enableCompileCache } from 'node:module';
import { extname } from 'node:path';
import { MessageChannel, type MessagePort, parentPort, Worker } from 'node:worker_threads';
import type { Problem } from '../spec/problem.ts';
import { SpecError } from '../spec/spec-error.ts';

/** What a thread is sent. */
interface Question<TRequest> {
  readonly request: TRequest;
  readonly port: MessagePort;
}

/** What a thread sends back: what it has made, or why there is nothing. On the way an error loses its class. */
type Answer<TResult> =
  | { readonly result: TResult }
  | { readonly problems: readonly Problem[] }
  | { readonly error: unknown };

/** A module that runs in a thread of its own, and answers by {@link answerRequests}, in the order that it is asked. */
export class Thread<TRequest, TResult> {
  readonly #worker: Worker;
  /** Aborted, with the error, when the thread ends with one. A promise of it would keep all answers that it is raced with. */
  readonly #failure = new AbortController();

  /** @param name - The module beside this one, without its extension: built or not. */
  constructor(name: string) {
    this.#worker = new Worker(new URL(`./${name}${extname(import.meta.url)}`, import.meta.url), {
      // What is made is short-lived. Collecting it sooner takes no longer, and a fifth of the room.
      resourceLimits: { maxYoungGenerationSizeMb: 12 },
    });
    // A thread that waits for work keeps no process alive, and one that fails then is told of when it is asked.
    this.#worker.unref();
    this.#worker.once('error', (error) => this.#failure.abort(error));
  }

  /** @throws What was thrown in the thread, or what ended it. */
  async ask(request: TRequest): Promise<TResult> {
    const { port1, port2 } = new MessageChannel();
    const { signal } = this.#failure;
    try {
      signal.throwIfAborted();
      const answered = once(port1, 'message', { signal }) as Promise<[Answer<TResult>]>;
      this.#worker.postMessage({ request, port: port2 } satisfies Question<TRequest>, [port2]);
      const [answer] = await answered.catch((error) => Promise.reject(signal.aborted ? signal.reason : error));
      if ('problems' in answer) throw new SpecError(answer.problems);
      if ('error' in answer) throw answer.error;
      return answer.result;
    } finally {
      port1.close();
    }
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}

/**
 * Answers what the thread is asked, one request after another: what is in work takes many times the room of what waits.
 *
 * @param load - Loads what answers. Its libraries are compiled once for all processes.
 */
export function answerRequests<TRequest, TResult>(load: () => Promise<(request: TRequest) => Promise<TResult>>): void {
  enableCompileCache();
  const loading = load();
  let last: Promise<void> = Promise.resolve();
  parentPort?.on('message', ({ request, port }: Question<TRequest>) => {
    last = last.then(async () => {
      const answer = await loading
        .then((work) => work(request))
        .then(
          (result): Answer<TResult> => ({ result }),
          (error: unknown): Answer<TResult> => (error instanceof SpecError ? { problems: error.problems } : { error }),
        );
      port.postMessage(answer);
    });
  });
}
