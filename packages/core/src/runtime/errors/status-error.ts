import type { Exchange } from '../http/exchange.ts';
import { APIError, type APIErrorDetails } from './api-error.ts';
import { AuthenticationError } from './authentication-error.ts';
import { BadRequestError } from './bad-request-error.ts';
import { ConflictError } from './conflict-error.ts';
import { InternalServerError } from './internal-server-error.ts';
import { NotFoundError } from './not-found-error.ts';
import { PermissionDeniedError } from './permission-denied-error.ts';
import { RateLimitError } from './rate-limit-error.ts';
import { UnprocessableEntityError } from './unprocessable-entity-error.ts';

/**
 * The error for an answer that cannot be used, of the class that belongs to its status.
 *
 * @param said - Why, in the server's words.
 * @param told - What else is known. It stands before what the answer says of itself.
 */
export function statusError(
  { call, response }: Pick<Exchange, 'call' | 'response'>,
  said: string | undefined,
  told?: Partial<APIErrorDetails>,
): APIError {
  const { status, headers } = response;
  const classes: Record<number, typeof APIError> = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
  };
  const ErrorClass = classes[status] ?? (status >= 500 ? InternalServerError : APIError);
  // A browser hides the status of a redirect that is not followed: there it is 0.
  const reason = said ?? (status < 400 && status !== 304 ? 'redirect, not followed' : 'status code (no body)');
  return new ErrorClass(`${status} ${reason}`, { operation: call.operation, status, headers, ...told });
}
