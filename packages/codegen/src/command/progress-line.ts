import type { Progress } from '../generate.ts';

/** A run that is shorter than this shows nothing. */
const quietMs = 400;

/** Between two changes of the line. */
const intervalMs = 80;

/** One line on a terminal that says how far a run is. */
export class ProgressLine {
  readonly #write: (text: string) => void;
  #startedAt = Date.now();
  #writtenAt = 0;

  /** @param write - Replaces the line; an empty text takes it away. */
  constructor(write: (text: string) => void) {
    this.#write = write;
  }

  /** Shows where a run is. */
  show(progress: Progress): void {
    const now = Date.now();
    if (progress.stage === 'reading') this.#startedAt = now;
    if (now - this.#startedAt < quietMs || now - this.#writtenAt < intervalMs) return;
    this.#writtenAt = now;
    this.#write(textOf(progress));
  }

  /** Takes the line away. */
  end(): void {
    if (this.#writtenAt > 0) this.#write('');
    this.#writtenAt = 0;
  }
}

function textOf(progress: Progress): string {
  if (progress.stage === 'reading') return 'reading the document';
  return `${progress.stage} ${progress.done} of ${progress.total} files`;
}
