/** Cuts a text that arrives in pieces of any size into the texts of its events. */
export interface StreamParser {
  feed(piece: string): void;
  /** Makes an event of its text, where that is not JSON. */
  readonly decode?: ((text: string) => unknown) | undefined;
  /** Nothing more will come. */
  end(): void;
}

/** Makes a parser that hands over each event's text as soon as it is complete. */
export type StreamParserFactory = (onEvent: (text: string) => void) => StreamParser;
