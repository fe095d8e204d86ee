import type { Authorization } from './authorization.ts';

/** Sends requests whose address holds secrets, and takes these out of errors of the transport, some of which quote it. */
export function sendHiding(secrets: readonly string[]): NonNullable<Authorization['send']> {
  return async (input, init, fetch) => {
    try {
      return await fetch(input, init);
    } catch (cause) {
      // Who stops a call has nothing to read.
      const chunk = init.signal?.aborted ? undefined : await import('./read-failure.ts').catch(() => undefined);
      chunk?.redactCause(cause, input, init, secrets);
      throw cause;
    }
  };
}
