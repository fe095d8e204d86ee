import { APIConnectionError } from '../errors/api-connection-error.ts';
import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import { BaseError } from '../errors/base-error.ts';
import { ConflictError } from '../errors/conflict-error.ts';
import { StreamError } from '../errors/stream-error.ts';
import { StreamFailedError } from '../errors/stream-failed-error.ts';
import { TurnNotFoundError } from '../errors/turn-not-found-error.ts';
import type { OperationStream } from '../operation.ts';
import type { RequestOptions } from '../options.ts';
import type { Stream } from '../stream/stream.ts';
import type { Turn } from '../transcript/turn.ts';
import { Conversation } from './conversation.ts';
import { TurnCalls, type TurnStoreSource } from './turn-calls.ts';
import { PhaseTracker, type TurnPhase } from './turn-phase.ts';
import type { TurnStoreOptions, TurnStoreSnapshot, UsageOf } from './turn-store-options.ts';

/** The one empty list, so that snapshots can be compared by their values. */
const none: readonly never[] = [];

/** A question that is not in the conversation yet: it waits, is on its way, or could not be sent. */
interface Question<TParams, TTurn> {
  readonly params: TParams;
  readonly turn: TTurn;
  /** Says that its turn is over. */
  settle(): void;
}

/** A turn that runs. */
interface Run<TParams extends object> {
  readonly params: TParams;
  readonly controller: AbortController;
  /** How many events the history has before it. Undefined where nobody has looked. */
  before?: number;
  /** Whether the server may still be at work on the turn before, which was given up here. */
  mayMeetAnother?: boolean;
  /** Whether the question was sent, and whether the server has it. */
  isSent?: boolean;
  isAccepted?: boolean;
}

/**
 * A conversation, its history and the turn that runs, as one state that changes as a whole: for user interfaces of any
 * kind. It requests nothing before it is told to, and never sends a question twice by itself.
 *
 * All methods can be passed on without their store.
 *
 * @typeParam TParams - What a question is asked with.
 * @typeParam TEvent - An event.
 * @typeParam TTurn - A turn made from such events.
 */
export class TurnStore<TParams extends object = object, TEvent = unknown, TTurn extends Turn = Turn> {
  readonly #calls: TurnCalls<TParams, TEvent, TTurn>;
  readonly #description: OperationStream;
  readonly #whileRunning: TurnStoreOptions['whileRunning'];
  readonly #conversation: Conversation<TEvent, TTurn>;
  readonly #listeners = new Set<() => void>();
  #questions: readonly Question<TParams, TTurn>[] = [];
  #status: TurnPhase = 'idle';
  #error: unknown;
  #mayContinue = false;
  #running: Promise<void> | undefined;
  #run: Run<TParams> | undefined;
  /** The turn that `retry` asks again or looks for. */
  #last: Pick<Run<TParams>, 'params' | 'before'> | undefined;
  #snapshot: TurnStoreSnapshot<TParams, TTurn> | undefined;

  constructor(source: TurnStoreSource<TEvent, TTurn>, options: TurnStoreOptions<TParams, TEvent> = {}) {
    this.#calls = new TurnCalls(source, options);
    this.#description = source.operation.stream;
    this.#whileRunning = options.whileRunning;
    this.#conversation = new Conversation(this.#description);
    if (options.history) this.setHistory(options.history);
  }

  /** Calls back after each change, until the function that it gives is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    // A function of its own, so that the same listener can subscribe twice.
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  };

  /** What there is by now. The same object as long as nothing changes. */
  readonly getSnapshot = (): TurnStoreSnapshot<TParams, TTurn> => {
    if (!this.#snapshot) {
      const { turns } = this.#conversation;
      const unsent = this.#questions.filter(({ turn }) => turn.delivery === 'failed');
      this.#snapshot = {
        turns: this.#questions.length ? [...turns, ...this.#questions.map(({ turn }) => turn)] : turns,
        status: this.#status,
        error: this.#error,
        usage: lastUsage(turns),
        unsent: unsent.length ? unsent.map(({ params }) => params) : none,
        mayContinue: this.#mayContinue,
      };
    }
    return this.#snapshot;
  };

  /**
   * Asks a question. While a turn runs it waits for its end, or is refused, as the option says. Where the turn before
   * does not end well, what waits is given back in `unsent`. Where a turn was stopped here and the server is still at
   * work on it, so that it answers 409, the question waits for the end of that turn in the history, as long as a turn is
   * recovered, and is then sent again.
   *
   * @returns A promise that resolves when its turn is over, however it ended: the snapshot says how.
   * @throws {BaseError} Where a turn runs and the option says `refuse`.
   */
  readonly send = async (params: TParams): Promise<void> => {
    if (!this.#running) this.#questions = [];
    else if (this.#whileRunning === 'refuse') {
      throw new BaseError('A turn is running. Wait for its end, or stop it, before the next question.');
    }
    await this.#enqueue(params);
  };

  /**
   * Stops listening to the turn that runs, or sending its question. What has arrived is kept. The server is not told, so
   * it may go on: then `mayContinue` is set.
   */
  readonly stop = (): void => this.#run?.controller.abort('stopped');

  /**
   * Tries again. A turn that was interrupted is looked for in the history; a question that did not arrive, and one whose
   * turn failed or was stopped, is asked again, as {@link TurnStore.send} does. Does nothing in other cases.
   *
   * @returns A promise that resolves when the turn is over, however it ended.
   */
  readonly retry = async (): Promise<void> => {
    if (this.#running) return this.#running;
    const last = this.#last;
    if (this.#status === 'interrupted' && last?.before !== undefined) {
      const run = { ...last, controller: new AbortController(), isSent: true, isAccepted: true };
      this.#mark('pending');
      return new Promise((settle) => {
        this.#start(async () => {
          await this.#resume(run);
          settle();
          if (this.#status === 'done') await this.#work();
          else this.#end();
        });
      });
    }
    const unsent = this.#questions.map(({ params }) => params);
    if (!unsent.length && last && /^(failed|stopped|interrupted)$/.test(this.#status)) unsent.push(last.params);
    this.#questions = [];
    await Promise.all(unsent.map((params) => this.#enqueue(params)));
  };

  /**
   * Reads the history. A last turn that has no end there is `interrupted`: `retry` follows it. Where a turn is begun
   * meanwhile, nothing is changed.
   *
   * @throws {APIError} Where it cannot be read.
   */
  readonly load = async ({ signal }: Pick<RequestOptions, 'signal'> = {}): Promise<void> => {
    const last = this.#last;
    const history = await this.#calls.readHistory(undefined, signal);
    // It may lack a turn that has run meanwhile.
    if (this.#last === last) this.setHistory(history);
  };

  /** Takes a history that was read elsewhere, oldest first. It changes nothing while a turn runs. */
  readonly setHistory = (events: readonly TEvent[]): void => {
    if (this.#running) return;
    const { starts } = this.#description;
    this.#conversation.replace(events);
    const open = this.#conversation.openQuestion();
    if (open && starts && /^(idle|done|interrupted)$/.test(this.#status)) {
      this.#last = { before: open.before, params: { ...this.#last?.params, [starts.from]: open.content } as TParams };
      this.#conversation.interrupt();
      this.#set('interrupted', { mayContinue: true });
    } else if (this.#status === 'interrupted') this.#set('done');
    else this.#changed();
  };

  #enqueue(params: TParams): Promise<void> {
    return new Promise((settle) => {
      const turn = this.#conversation.ask(params, 'pending');
      this.#questions = [...this.#questions, { params, turn, settle }];
      if (this.#running) this.#changed();
      else this.#start(() => this.#work());
    });
  }

  /** Begins what runs until {@link TurnStore.#end}. Listeners that it calls at once find it running. */
  #start(work: () => Promise<void>): void {
    let begin = (_over: Promise<void>) => {};
    this.#running = new Promise((resolve) => {
      begin = resolve;
    });
    begin(work());
  }

  /** Runs what waits, one turn after the other, as long as they end well. */
  async #work(): Promise<void> {
    for (let [next] = this.#questions; next; [next] = this.#questions) {
      await this.#ask({ params: next.params, controller: new AbortController() });
      next.settle();
      if (this.#status !== 'done') break;
    }
    this.#end();
  }

  /** Gives back what could not be sent. */
  #end(): void {
    this.#running = undefined;
    this.#run = undefined;
    const rest = this.#questions;
    this.#mark('failed');
    this.#changed();
    for (const { settle } of rest) settle();
  }

  /** Says of all questions how far they have come. */
  #mark(delivery: Turn['delivery']): void {
    this.#questions = this.#questions.map((question) => {
      return { ...question, turn: this.#conversation.ask(question.params, delivery) };
    });
  }

  async #ask(run: Run<TParams>): Promise<void> {
    this.#run = run;
    this.#last = run;
    run.mayMeetAnother = this.#mayContinue;
    this.#set('sending');
    try {
      const stream = (await this.#send(run)) ?? (await this.#sendAfterTurn(run));
      run.isAccepted = true;
      this.#questions = this.#questions.slice(1);
      this.#conversation.begin(this.#calls.paramsOf(run.params));
      // It is where the headers did not come, and the turn is looked for.
      if (this.#status === 'sending') this.#set('waiting');
      await this.#follow(stream);
    } catch (error) {
      this.#fail(error, run);
    }
  }

  /** Sends the question. Undefined where the server refuses it, and may do so for a turn that was given up here. */
  async #send(run: Run<TParams>): Promise<Stream<TEvent, TTurn> | undefined> {
    const recover = await this.#prepare(run);
    run.isSent = true;
    try {
      return await this.#calls.ask(run.params, run.controller.signal, recover);
    } catch (error) {
      if (run.mayMeetAnother && this.#calls.canRecover && error instanceof ConflictError) return undefined;
      throw error;
    }
  }

  /** Sends the question once the last turn of the history has its end, or when it was waited for long enough. */
  async #sendAfterTurn(run: Run<TParams>): Promise<Stream<TEvent, TTurn>> {
    const { params, controller } = run;
    const isOver = (history: readonly TEvent[]) => {
      this.#conversation.replace(history);
      this.#changed();
      return !this.#conversation.openQuestion();
    };
    await this.#calls.readUntil(isOver, params, controller.signal);
    return this.#calls.ask(params, controller.signal, await this.#prepare(run));
  }

  /** Notes how long the history is, where that may be needed. */
  async #prepare(run: Run<TParams>) {
    if (!this.#calls.canRecover) return undefined;
    const history = await this.#calls.readHistory(run.params, run.controller.signal);
    run.before = history.length;
    this.#conversation.replace(history);
    this.#changed();
    const onInterrupted = (error: unknown) => this.#set('interrupted', { error, mayContinue: true });
    return { before: history.length, onInterrupted };
  }

  /** Looks for a turn in the history. What was seen of it stays until there is something. */
  async #resume(run: Run<TParams>): Promise<void> {
    const { params, before = 0, controller } = run;
    this.#run = run;
    this.#set('interrupted', { mayContinue: true });
    try {
      let isFound = false;
      await this.#follow(await this.#calls.rejoin(params, controller.signal, before), () => {
        if (isFound) return;
        isFound = true;
        this.#conversation.rewind(before);
        this.#conversation.begin(this.#calls.paramsOf(params));
      });
    } catch (error) {
      this.#fail(error, run);
    }
  }

  async #follow(stream: Stream<TEvent, TTurn>, onEvent?: () => void): Promise<void> {
    const phases = new PhaseTracker(this.#description);
    for await (const event of stream) {
      onEvent?.();
      this.#conversation.push(event);
      const status = phases.next(event) ?? this.#status;
      if (status === this.#status) this.#changed();
      else this.#set(status);
    }
    this.#set('done');
  }

  #fail(error: unknown, run: Run<TParams>): void {
    const isDropped =
      (error instanceof StreamError && !(error instanceof StreamFailedError)) || error instanceof APIConnectionError;
    const isMet = run.mayMeetAnother && error instanceof ConflictError;
    const mayContinue = isMet || (run.isSent === true && isDropped);
    if (error instanceof TurnNotFoundError) {
      this.#conversation.rewind(run.before ?? 0);
      const turn = this.#conversation.ask(run.params, 'failed');
      this.#questions = [{ params: run.params, turn, settle: () => undefined }, ...this.#questions];
      this.#set('failed', { error });
      return;
    }
    this.#conversation.interrupt();
    if (error instanceof APIUserAbortError) this.#set('stopped', { mayContinue: run.isSent === true });
    else this.#set(isDropped && run.isAccepted ? 'interrupted' : 'failed', { error, mayContinue });
  }

  #set(status: TurnPhase, { error, mayContinue = false }: { error?: unknown; mayContinue?: boolean } = {}): void {
    this.#status = status;
    this.#error = error;
    this.#mayContinue = mayContinue;
    this.#changed();
  }

  #changed(): void {
    this.#snapshot = undefined;
    for (const listener of this.#listeners) listener();
  }
}

/** What the last turn that ended has used. */
function lastUsage<TTurn extends Turn>(turns: readonly TTurn[]): UsageOf<TTurn> | undefined {
  const ended = turns.findLast(({ end }) => end !== undefined);
  const parts = (ended?.parts ?? []) as readonly { readonly type?: unknown; readonly usage?: unknown }[];
  return parts.findLast(({ type }) => type === 'usage')?.usage as UsageOf<TTurn> | undefined;
}
