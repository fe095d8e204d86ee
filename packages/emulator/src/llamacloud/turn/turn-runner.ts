import { setImmediate, setTimeout } from 'node:timers/promises';
import type { SessionEvent } from '../../generated/models.ts';
import type { ServerSentEvent } from '../../runtime/handler.ts';
import { HttpError } from '../../runtime/http-error.ts';
import { type Agent, answer } from '../agent/answer.ts';
import type { Question } from '../agent/question.ts';
import type { StoredSession } from '../storage/session-store.ts';
import { isDelta, type StopEvent } from './session-events.ts';
import type { TurnJournal } from './turn-journal.ts';
import { UsageMeter } from './usage-meter.ts';

/** A question, and the indexes that were found for it. */
export interface TurnRequest {
  readonly prompt: string;
  readonly indexIds: readonly string[];
  /** Indexes that were asked for and cannot be searched. */
  readonly skippedIndexIds: readonly string[];
  /** Whether the turn fails where an index is skipped. */
  readonly requireAllIndexes: boolean;
  /** Export configurations of the indexes that are searched. */
  readonly exportConfigIds: readonly string[];
}

/** What turns need. */
export interface TurnRunnerOptions {
  readonly journal: TurnJournal;
  readonly agent: Agent;
  /** Deltas a second; 0 for as fast as they come. */
  readonly tokenRate: number;
  /** What becomes of a turn whose client goes away. */
  readonly onDisconnect: OnDisconnect;
}

/** What becomes of a turn whose client goes away: it ends by an error, or it goes on to its end. */
export type OnDisconnect = 'cancel' | 'continue';

/** Turns before the running one that the agent knows of. */
const knownTurns = 6;

interface RunningTurn {
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

type Send = (event: SessionEvent) => void;

/** Runs turns to their end, whether or not anybody listens. */
export class TurnRunner {
  readonly #options: TurnRunnerOptions;
  readonly #running = new Map<number, RunningTurn>();
  #isClosing = false;

  constructor(options: TurnRunnerOptions) {
    this.#options = options;
  }

  /** Whether a turn runs in the session. */
  isRunning(sessionNumber: number): boolean {
    return this.#running.has(sessionNumber);
  }

  /**
   * Starts a turn and gives its events as they are made. No other may run in the session.
   *
   * @param gone - Aborts when the client goes away.
   * @throws HttpError 503 once the runner is closing.
   */
  start(
    session: StoredSession,
    request: TurnRequest,
    gone: AbortSignal,
  ): ReadableStream<ServerSentEvent<SessionEvent>> {
    if (this.#isClosing) throw new HttpError(503, 'The server is stopping');
    const { journal, onDisconnect } = this.#options;
    journal.close(session.number, 'unstored');
    const history = journal.lastTurns(session.number, knownTurns);
    const position = journal.begin(session.number, request.prompt);
    const question = { ...request, history, callPrefix: `call-${position}` };
    const abort = new AbortController();
    if (onDisconnect === 'cancel') whenAborted(gone, () => abort.abort(new Error('The client went away')));
    let isRead = true;
    return new ReadableStream({
      start: (controller) => {
        const send: Send = (event) => {
          if (isRead) controller.enqueue({ event: isDelta(event) ? 'delta' : 'message', data: event });
        };
        const done = this.#run(session.number, question, send, abort.signal)
          .then(() => isRead && controller.close())
          .catch((error: unknown) => isRead && controller.error(error))
          .then(() => void this.#running.delete(session.number));
        this.#running.set(session.number, { abort, done });
      },
      cancel: () => {
        isRead = false;
      },
    });
  }

  /** Ends a running turn by an error that gives the reason. Resolves when it has ended. */
  async cancel(sessionNumber: number, reason: string): Promise<void> {
    const turn = this.#running.get(sessionNumber);
    turn?.abort.abort(new Error(reason));
    await turn?.done;
  }

  /**
   * Starts no more turns, and ends those that still run after a while. Resolves when all have ended.
   *
   * @param graceMs - How long turns may take to end by themselves, in milliseconds.
   */
  async close(graceMs: number): Promise<void> {
    this.#isClosing = true;
    const ended = Promise.all([...this.#running.values()].map(({ done }) => done));
    if (graceMs > 0) await Promise.race([ended, setTimeout(graceMs, undefined, { ref: false })]);
    await Promise.all([...this.#running.keys()].map((number) => this.cancel(number, 'The server was stopped')));
  }

  async #run(sessionNumber: number, request: TurnRequest & Question, send: Send, signal: AbortSignal): Promise<void> {
    const { journal } = this.#options;
    const startedAt = performance.now();
    const meter = new UsageMeter();
    meter.record({ type: 'user_input', content: request.prompt });
    const error = await this.#answer(sessionNumber, request, meter, send, signal);
    for (const event of journal.fold(sessionNumber)) {
      meter.record(event);
      send(event);
    }
    const stop: StopEvent = {
      type: 'stop',
      usage: meter.usage(performance.now() - startedAt),
      is_error: error !== null,
      error,
      ...(request.skippedIndexIds.length > 0 ? { skipped_index_ids: [...request.skippedIndexIds] } : {}),
    };
    journal.end(sessionNumber, stop, request.exportConfigIds);
    send(stop);
  }

  /** Answers and gives null, or the reason why the answer broke off. */
  async #answer(
    sessionNumber: number,
    request: TurnRequest & Question,
    meter: UsageMeter,
    send: Send,
    signal: AbortSignal,
  ): Promise<string | null> {
    const { journal, agent } = this.#options;
    if (request.requireAllIndexes && request.skippedIndexIds.length > 0) {
      return `These indexes cannot be searched: ${request.skippedIndexIds.join(', ')}`;
    }
    try {
      for await (const event of answer(request, agent, signal)) {
        journal.append(sessionNumber, event);
        meter.record(event);
        send(event);
        await this.#pause(event, signal);
      }
      return null;
    } catch (error) {
      const cause = signal.aborted ? signal.reason : error;
      return cause instanceof Error ? cause.message : String(cause);
    }
  }

  /** Lets other work run after each event, and keeps the rate of deltas. */
  async #pause(event: SessionEvent, signal: AbortSignal): Promise<void> {
    const { tokenRate } = this.#options;
    if (tokenRate > 0 && isDelta(event)) await setTimeout(1000 / tokenRate, undefined, { signal });
    else await setImmediate(undefined, { signal });
  }
}

/** Calls back once, at once where the signal has aborted before. */
function whenAborted(signal: AbortSignal, callback: () => void): void {
  if (signal.aborted) callback();
  else signal.addEventListener('abort', callback, { once: true });
}
