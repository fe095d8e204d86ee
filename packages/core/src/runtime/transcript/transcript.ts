import type { OperationStream, StreamDelta } from '../operation.ts';
import { eventProperty } from '../stream/event-property.ts';
import { failureMessage } from '../stream/failure-message.ts';
import type { ContentPart, Part, ToolPart, Turn } from './turn.ts';

/** What a {@link Transcript} holds at one moment. It never changes. */
export interface TranscriptSnapshot<TTurn extends Turn = Turn> {
  /** Oldest first. */
  readonly turns: readonly TTurn[];
}

type Changeable<T> = { -readonly [Name in keyof T]: T[Name] };

/** A part that is still written to, and the snapshot that it was written for: it is copied before the next. */
interface PartDraft<TPart extends Part = Part> {
  part: Changeable<TPart>;
  epoch: number;
}

interface TurnDraft extends Pick<Turn, 'input'>, Changeable<Pick<Turn, 'status' | 'end'>> {
  readonly parts: PartDraft[];
  /** The texts that deltas have begun, by kind of the full event. */
  readonly texts: Map<unknown, PartDraft<ContentPart>>;
  readonly tools: Map<string, PartDraft<ToolPart>>;
  /** As it was handed out, until it changes. */
  built: Turn | undefined;
}

/**
 * Makes turns from events, live or stored: both give the same turns. A full event takes the place of the deltas that
 * were sent of it; a tool's result goes to its call.
 *
 * A push takes constant time. A snapshot costs what has changed since the last one: turns and parts that have not keep
 * their identity, so that they can be compared by reference.
 *
 * @typeParam TEvent - An event.
 * @typeParam TTurn - A turn made from such events.
 */
export class Transcript<TEvent = unknown, TTurn extends Turn = Turn> {
  readonly #description: OperationStream;
  readonly #deltas: ReadonlyMap<unknown, StreamDelta>;
  /** Property that holds the text of each kind of full event. */
  readonly #wholes: ReadonlyMap<unknown, string>;
  readonly #turns: TurnDraft[] = [];
  #current: TurnDraft | undefined;
  #epoch = 0;
  #snapshot: TranscriptSnapshot<TTurn> | undefined;

  /** @param events - What there is already. */
  constructor(description: OperationStream, events: Iterable<TEvent> = []) {
    const deltas = Object.entries(description.deltas ?? {});
    this.#description = description;
    this.#deltas = new Map(deltas);
    this.#wholes = new Map(deltas.map(([, { full, whole }]) => [full, whole]));
    for (const event of events) this.push(event);
  }

  /** Takes the next event. One of an unknown form becomes an unknown part. */
  push(event: TEvent): void {
    const { discriminator, starts } = this.#description;
    const kind = eventProperty(event, discriminator);
    this.#snapshot = undefined;
    if (starts && kind === starts.event) {
      this.interrupt();
      this.#current = this.#open(event);
      return;
    }
    this.#current ??= this.#open(undefined);
    const turn = this.#current;
    turn.built = undefined;
    turn.status = 'running';
    if (!this.#place(turn, kind, event)) this.#add(turn, { type: 'unknown', event });
  }

  /** Says that nothing is expected of the running turn any more. Where something comes all the same, it is taken. */
  interrupt(): void {
    if (!this.#current) return;
    this.#snapshot = undefined;
    this.#current.built = undefined;
    this.#current.status = 'interrupted';
  }

  /** What there is by now. The same object as long as nothing changes. */
  snapshot(): TranscriptSnapshot<TTurn> {
    if (!this.#snapshot) {
      this.#epoch += 1;
      this.#snapshot = { turns: this.#turns.map((turn) => build(turn) as TTurn) };
    }
    return this.#snapshot;
  }

  /** Hands out these turns in place of its own where they are equal, so that what was compared by reference still is. */
  reuse(turns: readonly TTurn[]): void {
    this.#snapshot = undefined;
    for (const [index, draft] of this.#turns.entries()) {
      if (JSON.stringify(build(draft)) === JSON.stringify(turns[index])) draft.built = turns[index];
    }
    this.#epoch += 1;
  }

  /** Takes an event of a known kind and form; else gives false. */
  #place(turn: TurnDraft, kind: unknown, event: unknown): boolean {
    const { ends, calls } = this.#description;
    const delta = this.#deltas.get(kind);
    if (delta) return this.#extend(turn, delta.full, eventProperty(event, delta.piece));
    if (this.#wholes.has(kind)) return this.#complete(turn, kind as string, event);
    if (calls && kind === calls.call) return this.#pair(turn, 'call', eventProperty(event, calls.by), event);
    if (calls && kind === calls.result) return this.#pair(turn, 'result', eventProperty(event, calls.by), event);
    return ends !== undefined && kind === ends && this.#end(turn, event);
  }

  #open(input: unknown): TurnDraft {
    const turn: TurnDraft = {
      input,
      status: 'running',
      end: undefined,
      parts: [],
      texts: new Map(),
      tools: new Map(),
      built: undefined,
    };
    this.#turns.push(turn);
    return turn;
  }

  #add<TPart extends Part>(turn: TurnDraft, part: TPart): PartDraft<TPart> {
    const draft = { part, epoch: this.#epoch };
    turn.parts.push(draft);
    return draft;
  }

  /** The part to write to: the draft's own, or a copy where a snapshot has it. */
  #change<TPart extends Part>(draft: PartDraft<TPart>): Changeable<TPart> {
    if (draft.epoch !== this.#epoch) {
      draft.part = { ...draft.part };
      draft.epoch = this.#epoch;
    }
    return draft.part;
  }

  #extend(turn: TurnDraft, full: string, piece: unknown): boolean {
    if (typeof piece !== 'string') return false;
    const text = turn.texts.get(full);
    if (text) this.#change(text).content += piece;
    else turn.texts.set(full, this.#add(turn, contentPart(full, piece)));
    return true;
  }

  #complete(turn: TurnDraft, kind: string, event: unknown): boolean {
    const content = eventProperty(event, this.#wholes.get(kind));
    if (typeof content !== 'string') return false;
    const text = turn.texts.get(kind) ?? this.#add(turn, contentPart(kind, content));
    turn.texts.delete(kind);
    Object.assign(this.#change(text), { content, isComplete: true, event });
    if (turn.parts.at(-1) !== text) {
      // Other parts came between its deltas: in the history they come before it.
      turn.parts.splice(turn.parts.lastIndexOf(text), 1);
      turn.parts.push(text);
    }
    return true;
  }

  #pair(turn: TurnDraft, role: 'call' | 'result', id: unknown, event: unknown): boolean {
    if (typeof id !== 'string') return false;
    const known = turn.tools.get(id);
    const tool =
      known && known.part[role] === undefined
        ? known
        : this.#add<ToolPart>(turn, { type: 'tool', id, call: undefined, result: undefined });
    this.#change(tool)[role] = event;
    turn.tools.set(id, tool);
    return true;
  }

  #end(turn: TurnDraft, event: unknown): boolean {
    const message = failureMessage(this.#description, event);
    const usage = eventProperty(event, this.#description.usage);
    if (message !== undefined) this.#add(turn, { type: 'error', message });
    if (usage !== undefined && usage !== null) this.#add(turn, { type: 'usage', usage });
    turn.end = event;
    turn.status = message === undefined ? 'done' : 'failed';
    this.#current = undefined;
    return true;
  }
}

function contentPart(kind: string, content: string): ContentPart {
  return { type: 'content', kind, content, isComplete: false, event: undefined };
}

/** The turn as it is handed out. */
function build(draft: TurnDraft): Turn {
  const { input, status, end } = draft;
  draft.built ??= { input, delivery: 'sent', status, parts: draft.parts.map(({ part }) => part), end };
  return draft.built;
}
