import { redactor } from './redactor.ts';

/**
 * Takes the secrets of a request out of an error of the transport, and out of its causes: some quote the address, or what
 * they cannot read of the answer.
 */
export function redactCause(
  cause: unknown,
  input: string | Request,
  init: RequestInit,
  secrets: readonly string[],
): void {
  const { url, headers } = input instanceof Request ? input : { url: input, headers: init.headers };
  const redact = redactor({ url, headers, secrets });
  const known = new Set<unknown>();
  for (let error = cause; error instanceof Error && !known.has(error); error = error.cause) {
    known.add(error);
    for (const key of Object.getOwnPropertyNames(error)) {
      const value: unknown = Reflect.get(error, key);
      if (typeof value === 'string' && redact(value) !== value) Reflect.set(error, key, redact(value));
    }
  }
}
