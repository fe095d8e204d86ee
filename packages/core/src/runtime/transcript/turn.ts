/**
 * A question and what came of it.
 *
 * @typeParam TInput - The event that opened the turn.
 * @typeParam TPart - What the answer is made of.
 * @typeParam TEnd - The event that ended the turn.
 */
export interface Turn<TInput = unknown, TPart = Part, TEnd = unknown> {
  /** The stored event that opened the turn. Undefined in a live stream, which begins with the answer. */
  readonly input: TInput | undefined;
  /** Whether the server has the question. Only a turn that was just asked is anything but `sent`. */
  readonly delivery: 'pending' | 'sent' | 'failed';
  /**
   * `done` and `failed` say what the ending event says. A turn without one is `running` as long as events may follow,
   * and `interrupted` once a later turn has begun or its stream was given up.
   */
  readonly status: 'running' | 'done' | 'failed' | 'interrupted';
  /** In the order of their events. */
  readonly parts: readonly TPart[];
  /** The event that ended the turn. */
  readonly end: TEnd | undefined;
}

/** Any part of a turn. */
export type Part = ContentPart | ToolPart | UsagePart | ErrorPart | UnknownPart;

/**
 * A text, as far as it is known.
 *
 * @typeParam TKind - Kind of the full event.
 * @typeParam TEvent - The full event.
 */
export interface ContentPart<TKind extends string = string, TEvent = unknown> {
  readonly type: 'content';
  readonly kind: TKind;
  /** The full event's text, or the deltas so far, joined. */
  readonly content: string;
  /** Whether the full event is here. A turn that was cut off keeps its last text incomplete. */
  readonly isComplete: boolean;
  /** The full event. */
  readonly event: TEvent | undefined;
}

/**
 * A tool's call and its result.
 *
 * @typeParam TCall - The event of the call.
 * @typeParam TResult - The event of the result.
 */
export interface ToolPart<TCall = unknown, TResult = unknown> {
  readonly type: 'tool';
  /** What pairs the two. */
  readonly id: string;
  /** Undefined where a result came without its call. */
  readonly call: TCall | undefined;
  /** Undefined while the tool works. */
  readonly result: TResult | undefined;
}

/**
 * What the turn used, at its end.
 *
 * @typeParam TUsage - The ending event's property of usage.
 */
export interface UsagePart<TUsage = unknown> {
  readonly type: 'usage';
  readonly usage: TUsage;
}

/** Why the turn failed, at its end. */
export interface ErrorPart {
  readonly type: 'error';
  /** The server's words. Hostile text, as everything that comes from elsewhere. */
  readonly message: string;
}

/**
 * An event of a kind that has no part of its own.
 *
 * @typeParam TEvent - The event.
 */
export interface UnknownPart<TEvent = unknown> {
  readonly type: 'unknown';
  readonly event: TEvent;
}
