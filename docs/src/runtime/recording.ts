/** The events of one turn as they came, to be played in the page. */
export interface Recording {
  /** What was asked: the body of the request. */
  readonly request: unknown;
  readonly events: readonly RecordedEvent[];
}

/** An event with the milliseconds that had passed since the request. */
export interface RecordedEvent {
  readonly atMs: number;
  readonly event: unknown;
}
