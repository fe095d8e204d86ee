import { BaseError } from '../errors/base-error.ts';
import type { PageCall } from './page-step.ts';

/** Why a list is not read on. */
export function repeatedPage({ operation }: PageCall): BaseError {
  return new BaseError(`The server repeats a page of ${operation.id}: reading on would never end.`);
}
