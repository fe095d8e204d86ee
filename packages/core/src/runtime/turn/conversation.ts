import type { OperationStream } from '../operation.ts';
import { eventProperty } from '../stream/event-property.ts';
import { Transcript } from '../transcript/transcript.ts';
import type { Turn } from '../transcript/turn.ts';

/**
 * The turns of a conversation: those of its history, and what happened since.
 *
 * @typeParam TEvent - An event.
 * @typeParam TTurn - A turn made from such events.
 */
export class Conversation<TEvent, TTurn extends Turn> {
  readonly #description: OperationStream;
  #history: readonly TEvent[] = [];
  #transcript: Transcript<TEvent, TTurn>;

  constructor(description: OperationStream) {
    this.#description = description;
    this.#transcript = new Transcript(description);
  }

  /** Oldest first. The same list as long as nothing changes. */
  get turns(): readonly TTurn[] {
    return this.#transcript.snapshot().turns;
  }

  /** Takes a history in place of all there is. Turns that are equal keep their identity. */
  replace(history: readonly TEvent[]): void {
    const { turns } = this;
    this.#history = history;
    this.#transcript = new Transcript(this.#description, history);
    this.#transcript.reuse(turns);
  }

  /** Forgets what is not among the first events of the history. */
  rewind(length: number): void {
    this.replace(this.#history.slice(0, length));
  }

  /** The question of a last turn that the history has no end of, and how many events come before it. */
  openQuestion(): { readonly before: number; readonly content: unknown } | undefined {
    const { starts, discriminator } = this.#description;
    if (!starts || this.turns.at(-1)?.end !== undefined) return undefined;
    const before = this.#history.findLastIndex((event) => eventProperty(event, discriminator) === starts.event);
    return before < 0 ? undefined : { before, content: eventProperty(this.#history[before], starts.content) };
  }

  /** A turn that is no more than its question. */
  ask(params: object, delivery: Turn['delivery']): TTurn {
    return {
      input: this.#question(params),
      delivery,
      status: 'running',
      parts: [],
      end: undefined,
    } satisfies Turn as Turn as TTurn;
  }

  /** Opens the turn of a question that the server has. */
  begin(params: object): void {
    const question = this.#question(params);
    if (question) this.#transcript.push(question);
  }

  /** Takes the next event of the turn that runs. */
  push(event: TEvent): void {
    const { starts, discriminator } = this.#description;
    // The turn has been opened by its question.
    if (!starts || eventProperty(event, discriminator) !== starts.event) this.#transcript.push(event);
  }

  /** Says that the last turn may not go on. */
  interrupt(): void {
    this.#transcript.interrupt();
  }

  /** The event as which the history will have a question. */
  #question(params: object): TEvent | undefined {
    const { starts, discriminator = '' } = this.#description;
    return (
      starts && ({ [starts.content]: eventProperty(params, starts.from), [discriminator]: starts.event } as TEvent)
    );
  }
}
