import { StreamInterruptedError } from './stream-interrupted-error.ts';

/**
 * The stream dropped, and the history, read until a deadline, does not have its turn: the server seems never to have
 * begun it. The question can be asked again.
 */
export class TurnNotFoundError extends StreamInterruptedError {
  static override readonly kind: string = 'TurnNotFoundError';
}
