import { CheckThread } from './check-thread.ts';
import { PrintThread } from './print-thread.ts';

/** The threads of a generator. Their libraries take longer to load than all of the main thread's. */
export class Threads {
  readonly printer = new PrintThread();
  readonly checker = new CheckThread();

  /** Ends them. */
  async close(): Promise<void> {
    await Promise.all([this.printer.close(), this.checker.close()]);
  }
}
