export { Client, type ClientDefaults } from './client.ts';
export { APIConnectionError } from './errors/api-connection-error.ts';
export { APIConnectionTimeoutError } from './errors/api-connection-timeout-error.ts';
export { APIError, type APIErrorDetails } from './errors/api-error.ts';
export { APIUserAbortError } from './errors/api-user-abort-error.ts';
export { AuthenticationError } from './errors/authentication-error.ts';
export { BadRequestError } from './errors/bad-request-error.ts';
export { BaseError } from './errors/base-error.ts';
export { ConflictError } from './errors/conflict-error.ts';
export { InternalServerError } from './errors/internal-server-error.ts';
export { NotFoundError } from './errors/not-found-error.ts';
export { PermissionDeniedError } from './errors/permission-denied-error.ts';
export { RateLimitError } from './errors/rate-limit-error.ts';
export { StreamDecodeError } from './errors/stream-decode-error.ts';
export { StreamError, type StreamErrorDetails } from './errors/stream-error.ts';
export { StreamFailedError } from './errors/stream-failed-error.ts';
export { StreamInterruptedError } from './errors/stream-interrupted-error.ts';
export { TurnNotFoundError } from './errors/turn-not-found-error.ts';
export { UnprocessableEntityError } from './errors/unprocessable-entity-error.ts';
export { APIPromise } from './http/api-promise.ts';
export type { Auth } from './http/authorization.ts';
export type { PathValues } from './http/build-request.ts';
export { request } from './http/request.ts';
export type { RouteOptions } from './http/send-route.ts';
export { splitParams } from './http/split-params.ts';
export type { Logger, LogLevel } from './log/logger.ts';
export type {
  HttpMethod,
  Operation,
  OperationBody,
  OperationPagination,
  OperationParameter,
  OperationStream,
  PageOperation,
  PropertyPath,
  StreamDelta,
  StreamHistory,
  StreamOperation,
} from './operation.ts';
export type {
  ClientOptions,
  Fetch,
  FetchOptions,
  HeadersLike,
  HeaderValue,
  IdempotentRequestOptions,
  Limits,
  RequestOptions,
  Validate,
} from './options.ts';
export type { ListPage, Page } from './pagination/page.ts';
export { PagePromise } from './pagination/page-promise.ts';
export type { PageRequestOptions } from './pagination/page-request-options.ts';
export type { FindPageStep, PageAnswer, PageCall, PageStep } from './pagination/page-step.ts';
export { readProperty } from './pagination/read-property.ts';
export { requestPage } from './pagination/request-page.ts';
export { nextAfterItem } from './pagination/step-by-item.ts';
export { nextOffset, type PageHints } from './pagination/step-by-offset.ts';
export { nextPageNumber } from './pagination/step-by-page-number.ts';
export type { RecoverOptions, StreamRequestOptions } from './recovery/recover-options.ts';
export { requestJsonLines } from './stream/request-json-lines.ts';
export { requestStream } from './stream/request-stream.ts';
export { requestText } from './stream/request-text.ts';
export { Stream } from './stream/stream.ts';
export { StreamPromise } from './stream/stream-promise.ts';
export type { Transcript, TranscriptSnapshot } from './transcript/transcript.ts';
export type { ContentPart, ErrorPart, Part, ToolPart, Turn, UnknownPart, UsagePart } from './transcript/turn.ts';
export type { TurnStoreSource } from './turn/turn-calls.ts';
export type { TurnPhase } from './turn/turn-phase.ts';
export type { TurnStore } from './turn/turn-store.ts';
export type { TurnStoreOptions, TurnStoreSnapshot, UsageOf } from './turn/turn-store-options.ts';
export type { UnrecognizedValue, UnrecognizedVariant } from './unrecognized.ts';
export type { FileStream, Uploadable } from './upload/uploadable.ts';
