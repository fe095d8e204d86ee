import type { OperationStream } from '../operation.ts';
import { eventProperty } from '../stream/event-property.ts';

/**
 * Where a conversation stands:
 * - `idle`: nothing was asked yet;
 * - `sending`: a question is on its way;
 * - `waiting`: the server has it, or a tool's result, and says nothing yet;
 * - `thinking`, `using-tool`, `answering`: what the server does;
 * - `done`: the turn has ended well;
 * - `failed`: it has not, or the question was refused;
 * - `stopped`: the caller has stopped listening;
 * - `interrupted`: the stream has dropped; while the turn is looked for in the history, and after that was in vain.
 */
export type TurnPhase =
  | 'idle'
  | 'sending'
  | 'waiting'
  | 'thinking'
  | 'using-tool'
  | 'answering'
  | 'done'
  | 'failed'
  | 'stopped'
  | 'interrupted';

/** Tells from the events of one turn what the server does. */
export class PhaseTracker {
  readonly #description: OperationStream;
  /** Kind of the full event that each kind of delta, and each full event, belongs to. */
  readonly #fulls: ReadonlyMap<unknown, string>;
  readonly #tools = new Set<unknown>();

  constructor(description: OperationStream) {
    this.#description = description;
    const deltas = Object.entries(description.deltas ?? {});
    this.#fulls = new Map(
      deltas.flatMap(([delta, { full }]) => [
        [delta, full],
        [full, full],
      ]),
    );
  }

  /** What the next event shows. Undefined where it shows nothing. */
  next(event: unknown): TurnPhase | undefined {
    const { discriminator, answers, calls } = this.#description;
    const kind = eventProperty(event, discriminator);
    const full = this.#fulls.get(kind);
    if (full !== undefined) return full === (answers ?? full) ? 'answering' : 'thinking';
    if (!calls || kind === undefined) return undefined;
    const id = eventProperty(event, calls.by);
    if (kind === calls.call) {
      this.#tools.add(id);
      return 'using-tool';
    }
    if (kind !== calls.result) return undefined;
    this.#tools.delete(id);
    return this.#tools.size ? 'using-tool' : 'waiting';
  }
}
