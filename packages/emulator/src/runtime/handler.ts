import type { JsonText } from './json-text.ts';

/** One event of a `text/event-stream` answer, before it is written. */
export interface ServerSentEvent<TData> {
  /** The event's name, written as `event:`. Left out, the event has none. */
  readonly event?: string;
  /** Written as one line of JSON. */
  readonly data: TData;
}

/** What a handler knows of a call beyond its checked input. */
export interface CallContext {
  /** The caller's key; empty where the route asks for none and none was sent. */
  readonly key: string;
  /** Aborts when the client goes away. */
  readonly signal: AbortSignal;
}

/**
 * Answers one call. Its result, or the JSON text of it, is sent with the route's success status. Throw an `HttpError` to
 * answer otherwise.
 */
export type Handler<TRequest, TResult, TContext> = (
  request: TRequest,
  context: TContext,
) => TResult | JsonText<TResult> | Promise<TResult | JsonText<TResult>>;

/** Answers one call event by event. Each event is sent as soon as it is there. */
export type StreamHandler<TRequest, TEvent, TContext> = Handler<
  TRequest,
  AsyncIterable<ServerSentEvent<TEvent>>,
  TContext
>;

/** Answers one call whole, and event by event where it asks for a stream. */
export type StreamableHandler<TRequest, TResult, TEvent, TContext> = Handler<
  TRequest,
  TResult | AsyncIterable<ServerSentEvent<TEvent>>,
  TContext
>;

/** Any set of handlers by the id of their route, whatever their requests and results are. */
export type AnyHandlers<TContext> = {
  readonly [id: string]: (request: never, context: TContext) => unknown;
};
