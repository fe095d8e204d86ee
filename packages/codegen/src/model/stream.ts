/** How an answer arrives item by item, and what the items mean. */
export interface Stream {
  /** Server-sent events, JSON line by line, or a text as it comes. */
  readonly framing: 'sse' | 'jsonl' | 'text';
  /** Text in place of an item, after which nothing follows: `[DONE]`. */
  readonly done?: string;
  /** Property that names the kind of an event: `type`. */
  readonly discriminator?: string;
  readonly turn?: Turn;
  /** Kind of each delta to the kind of the full event that it builds, and the properties of both that hold the text. */
  readonly deltas: readonly StreamDelta[];
  /** Kinds of a tool's call and result, and the property that pairs them. */
  readonly calls?: { readonly call: string; readonly result: string; readonly by: string };
  /** The operation and the property of its answer that hold the same events, stored. */
  readonly history?: StreamHistory;
}

/** A kind of delta, and what it adds to. */
export interface StreamDelta {
  readonly delta: string;
  readonly full: string;
  /** Property of the delta that holds the piece. */
  readonly piece: string;
  /** Property of the full event that holds all pieces joined. */
  readonly whole: string;
}

/** The operation that reads the events of a stream again. It takes the path values of the stream's operation. */
export interface StreamHistory {
  /** Its id. */
  readonly operation: string;
  /** Property of its answer that holds the events. */
  readonly property: string;
  /** Properties of the parameter object that both operations take. */
  readonly params: readonly string[];
}

/** The course of one turn, in terms of its events. */
export interface Turn {
  /**
   * Kind of the stored event that opens a turn, the property of the request that becomes its content, and the property
   * of the event that holds it.
   */
  readonly starts: { readonly event: string; readonly from: string; readonly content: string };
  /** Kind of the full event that is the answer; all that deltas build is one where this is left out. */
  readonly answers?: string;
  /** Kind of the event that ends a turn. */
  readonly ends: string;
  /** Properties of the ending event that say whether the turn failed and why. */
  readonly fails?: { readonly when: string; readonly message: string };
  /** Property of the ending event that holds what the turn used. */
  readonly usage?: string;
}
