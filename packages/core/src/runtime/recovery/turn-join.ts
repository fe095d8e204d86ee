import type { OperationStream, StreamDelta } from '../operation.ts';
import { eventProperty } from '../stream/event-property.ts';

/**
 * Finds a turn in a history, and what of it has not been seen yet.
 *
 * Events have no identity. So events of a kind are counted, and the deltas of a kind are measured by the length of their
 * text, since a history may keep them in other pieces, or as full events alone.
 *
 * @typeParam TEvent - An event.
 */
export class TurnJoin<TEvent> {
  readonly #description: OperationStream;
  readonly #before: number;
  readonly #question: unknown;
  readonly #deltas: ReadonlyMap<unknown, StreamDelta>;
  /** How many events of each kind were seen. */
  readonly #counts = new Map<unknown, number>();
  /** Length of the deltas that were seen since the last full event of their kind. */
  readonly #lengths = new Map<unknown, number>();

  /**
   * @param before - How many events the history had before the turn.
   * @param question - What the opening event of the turn says.
   */
  constructor(description: OperationStream, before: number, question: unknown) {
    this.#description = description;
    this.#before = before;
    this.#question = question;
    this.#deltas = new Map(Object.entries(description.deltas ?? {}));
  }

  /** Takes note of an event that was seen. */
  note(event: TEvent): void {
    const kind = this.#kindOf(event);
    const delta = this.#deltas.get(kind);
    if (delta) {
      add(this.#lengths, delta.full, lengthOf(event, delta));
    } else {
      add(this.#counts, kind, 1);
      this.#lengths.delete(kind);
    }
  }

  /**
   * The events of the turn that were not seen, in order; they count as seen from now on. Where some of a delta's text
   * was seen, it is cut off. Undefined where the history does not have the turn.
   */
  missing(history: readonly TEvent[]): readonly TEvent[] | undefined {
    const turn = this.#find(history);
    if (!turn) return undefined;
    const lastOfKind = new Map(turn.map((event, index) => [this.#kindOf(event), index]));
    const counts = new Map<unknown, number>();
    const lengths = new Map<unknown, number>();
    return turn.flatMap((event, index) => {
      const kind = this.#kindOf(event);
      const delta = this.#deltas.get(kind);
      let rest: TEvent | undefined;
      if (!delta) {
        rest = add(counts, kind, 1) > this.#seenOf(kind) ? event : undefined;
      } else if (
        (lastOfKind.get(delta.full) ?? -1) < index &&
        (counts.get(delta.full) ?? 0) >= this.#seenOf(delta.full)
      ) {
        // A delta adds nothing to a full event that follows, or was seen before the history has it.
        const length = lengthOf(event, delta);
        const unseen = add(lengths, delta.full, length) - (this.#lengths.get(delta.full) ?? 0);
        if (unseen > 0) rest = unseen < length ? lastOf(event, delta, unseen) : event;
      }
      if (rest === undefined) return [];
      this.note(rest);
      return [rest];
    });
  }

  #seenOf(kind: unknown): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** The events of the turn after its opening one. */
  #find(history: readonly TEvent[]): readonly TEvent[] | undefined {
    const { starts, ends } = this.#description;
    const later = history.slice(this.#before);
    const start = starts
      ? later.findIndex((event) => {
          return this.#kindOf(event) === starts.event && isSame(eventProperty(event, starts.content), this.#question);
        })
      : 0;
    if (start < 0 || later.length === 0) return undefined;
    const turn = later.slice(starts ? start + 1 : start);
    const end = turn.findIndex((event) => {
      const kind = this.#kindOf(event);
      return kind !== undefined && (kind === ends || kind === starts?.event);
    });
    if (end < 0) return turn;
    return turn.slice(0, this.#kindOf(turn[end] as TEvent) === ends ? end + 1 : end);
  }

  #kindOf(event: TEvent): unknown {
    return eventProperty(event, this.#description.discriminator);
  }
}

/** Whether a question is the one that was asked. Space around it may be lost on the way. */
function isSame(stored: unknown, asked: unknown): boolean {
  return typeof stored === 'string' && typeof asked === 'string' ? stored.trim() === asked.trim() : stored === asked;
}

/** Adds to a number that is 0 at first, and gives the sum. */
function add(numbers: Map<unknown, number>, key: unknown, amount: number): number {
  const sum = (numbers.get(key) ?? 0) + amount;
  numbers.set(key, sum);
  return sum;
}

function lengthOf(event: unknown, { piece }: StreamDelta): number {
  const text = eventProperty(event, piece);
  return typeof text === 'string' ? text.length : 0;
}

/** A delta with the end of its text alone. */
function lastOf<TEvent>(event: TEvent, { piece }: StreamDelta, length: number): TEvent {
  return { ...event, [piece]: String(eventProperty(event, piece)).slice(-length) };
}
