import { once } from 'node:events';
import { extname } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { FamilyFile } from './generate-family.ts';
import type { GeneratedFile } from './print/file.ts';
import type { Printer, SchemaSource } from './printer.ts';

/** What the thread is asked for. */
export type PrintRequest = { readonly schema: SchemaSource } | { readonly files: readonly FamilyFile[] };

/** What the thread answers: the files, or why there are none. */
export type PrintAnswer<TFile> = { readonly files: readonly TFile[] } | { readonly error: unknown };

/**
 * A thread that prints while this one reads, models and emits. Each takes about as long. It loads its libraries from the
 * moment that it is made, and answers in the order that it is asked.
 */
export class PrintThread implements Printer {
  // The thread's module stands beside this one, built or not.
  readonly #worker = new Worker(new URL(`./print-worker${extname(import.meta.url)}`, import.meta.url), {
    // What it makes is short-lived. Collecting it sooner takes no longer, and a fifth of the room.
    resourceLimits: { maxYoungGenerationSizeMb: 12 },
  });
  /** Never fulfilled. Rejects when the thread ends with an error. */
  readonly #failure: Promise<never> = once(this.#worker, 'error').then(([error]) => Promise.reject(error));

  constructor() {
    // A thread that waits for work keeps no process alive, and one that fails then is told of when it is asked.
    this.#worker.unref();
    this.#failure.catch(() => undefined);
  }

  /** @throws What printing threw in the thread, or what ended the thread. */
  async printSchema(schema: SchemaSource): Promise<readonly GeneratedFile[]> {
    return this.#ask({ schema });
  }

  /** @throws As {@link printSchema}. */
  async finishFiles(files: readonly FamilyFile[]): Promise<readonly FamilyFile[]> {
    return this.#ask({ files });
  }

  async #ask<TFile>(request: PrintRequest): Promise<readonly TFile[]> {
    const { port1, port2 } = new MessageChannel();
    try {
      const answered = once(port1, 'message') as Promise<[PrintAnswer<TFile>]>;
      this.#worker.postMessage({ request, port: port2 }, [port2]);
      const [answer] = await Promise.race([answered, this.#failure]);
      if ('error' in answer) throw answer.error;
      return answer.files;
    } finally {
      port1.close();
    }
  }

  /** Ends the thread. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
