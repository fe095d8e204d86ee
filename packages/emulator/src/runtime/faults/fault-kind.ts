import type { HttpError } from '../http-error.ts';
import type { RouteStream } from '../route.ts';
import type { FaultParameters } from './fault-parameters.ts';

/** One event of an answer on its way to the client. An answer that is no stream is one event. */
export interface WireEvent {
  /** The name of a server-sent event, if it has one. */
  readonly name?: string | undefined;
  /** JSON text. */
  readonly data: string;
}

/** What goes out before the body. */
export interface AnswerHead {
  readonly headers: Headers;
  /** Version in the status line. */
  version: '1.0' | '1.1';
}

/** What a fault works with. */
export interface FaultSetting {
  readonly parameters: FaultParameters;
  /** Left out where the answer is no stream. */
  readonly stream: RouteStream | undefined;
  /** Waits, without a number until the client leaves. Rejects when the client leaves or the server stops. */
  readonly wait: (delayMs: number | undefined) => Promise<void>;
}

/** Turns what was about to be sent into what is sent. */
export type Rewrite<T> = (items: AsyncIterable<T>, setting: FaultSetting) => AsyncIterable<T>;

/** What a kind of fault does, at each stage of an answer where it does something. */
export interface FaultKind {
  /** A sentence for people. */
  readonly effect: string;
  /** The parameters that it takes, with their defaults; undefined where there is none. */
  readonly parameters: FaultParameters;
  /** Which answers it strikes; others pass as they are. */
  readonly strikes: 'every answer' | 'every body' | 'JSON' | 'streams' | 'server-sent events';
  /** Answers instead of the operation, which is not called. */
  readonly refuse?: (parameters: FaultParameters) => HttpError;
  /** Runs when the operation has answered, before anything is sent. */
  readonly start?: (setting: FaultSetting) => Promise<void>;
  readonly head?: (head: AnswerHead) => void;
  /** Stages of the body, in this order: events, each event as it is written, and bytes. */
  readonly events?: Rewrite<WireEvent>;
  readonly frames?: Rewrite<Buffer>;
  readonly bytes?: Rewrite<Buffer>;
}

/** Ends the connection at once, by a reset. */
export class ConnectionReset extends Error {}
