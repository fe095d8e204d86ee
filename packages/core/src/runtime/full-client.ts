import { Client } from './client.ts';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  StreamDecodeError,
  StreamError,
  StreamFailedError,
  StreamInterruptedError,
  TurnNotFoundError,
  UnprocessableEntityError,
} from './index.ts';

/** A client that carries the classes of its errors, for those who write `client.retrieve(…).catch` with one import. */
export class FullClient extends Client {
  static readonly APIConnectionError: typeof APIConnectionError = APIConnectionError;
  static readonly APIConnectionTimeoutError: typeof APIConnectionTimeoutError = APIConnectionTimeoutError;
  static readonly APIError: typeof APIError = APIError;
  static readonly APIUserAbortError: typeof APIUserAbortError = APIUserAbortError;
  static readonly AuthenticationError: typeof AuthenticationError = AuthenticationError;
  static readonly BadRequestError: typeof BadRequestError = BadRequestError;
  static readonly ConflictError: typeof ConflictError = ConflictError;
  static readonly InternalServerError: typeof InternalServerError = InternalServerError;
  static readonly NotFoundError: typeof NotFoundError = NotFoundError;
  static readonly PermissionDeniedError: typeof PermissionDeniedError = PermissionDeniedError;
  static readonly RateLimitError: typeof RateLimitError = RateLimitError;
  static readonly StreamDecodeError: typeof StreamDecodeError = StreamDecodeError;
  static readonly StreamError: typeof StreamError = StreamError;
  static readonly StreamFailedError: typeof StreamFailedError = StreamFailedError;
  static readonly StreamInterruptedError: typeof StreamInterruptedError = StreamInterruptedError;
  static readonly TurnNotFoundError: typeof TurnNotFoundError = TurnNotFoundError;
  static readonly UnprocessableEntityError: typeof UnprocessableEntityError = UnprocessableEntityError;
}
