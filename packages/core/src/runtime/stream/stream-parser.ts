/** Cuts a text that arrives in pieces of any size into the JSON texts of its events. */
export interface StreamParser {
  feed(piece: string): void;
  /** Nothing more will come. */
  end(): void;
}

/** Makes a parser that hands over each event's JSON text as soon as it is complete. */
export type StreamParserFactory = (onEvent: (json: string) => void) => StreamParser;
