/** Where a run writes to. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Replaces a line on a terminal that says how far a run is; an empty text takes it away. Absent elsewhere. */
  readonly progress?: (text: string) => void;
}
