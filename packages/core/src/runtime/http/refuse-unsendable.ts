import { BaseError } from '../errors/base-error.ts';

/**
 * Refuses what no header can carry. The runtime would refuse it too, but with the value in its message.
 *
 * @param what - How the message calls the value.
 * @throws {BaseError} Where it holds such a character.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.5
 */
export function refuseUnsendable(what: string, value = ''): void {
  if (/[^ -~\u0080-\u00ff]/.test(value)) throw new BaseError(`${what} holds characters that headers cannot carry.`);
}
