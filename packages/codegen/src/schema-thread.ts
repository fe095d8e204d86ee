import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { GeneratedFile } from './print/file.ts';
import type { SchemaSource } from './print-schema.ts';

/** What the thread answers: the files, or why there are none. */
export type SchemaAnswer = { readonly files: readonly GeneratedFile[] } | { readonly error: unknown };

/**
 * A thread that prints openapi-typescript's types while this one makes everything else. Each takes about as long. It
 * loads its libraries from the moment that it is made.
 */
export class SchemaThread {
  // The thread's module stands beside this one, built or not.
  readonly #worker = new Worker(new URL(`./schema-worker${extname(import.meta.url)}`, import.meta.url), {
    // What it makes is short-lived. Collecting it sooner takes no longer, and a fifth of the room.
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  });

  constructor() {
    // A thread that waits for work keeps no process alive.
    this.#worker.unref();
  }

  /**
   * Prints the types of one document. One call at a time.
   *
   * @throws What printing threw in the thread, or what ended the thread.
   */
  async print(source: SchemaSource): Promise<readonly GeneratedFile[]> {
    this.#worker.ref();
    try {
      // Rejects where the thread ends with an error.
      const answered = once(this.#worker, 'message') as Promise<[SchemaAnswer]>;
      this.#worker.postMessage(source);
      const [answer] = await answered;
      if ('error' in answer) throw answer.error;
      return answer.files;
    } finally {
      this.#worker.unref();
    }
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
