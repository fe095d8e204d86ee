import type { Client } from '../client.ts';
import { StreamInterruptedError } from '../errors/stream-interrupted-error.ts';
import type { PathValues } from '../http/build-request.ts';
import type { StreamOperation } from '../operation.ts';
import { poll } from '../recovery/poll.ts';
import { defaultTimeoutMs, prepareRecovery } from '../recovery/prepare-recovery.ts';
import { readHistory } from '../recovery/read-history.ts';
import type { RecoverOptions, StreamRequestOptions } from '../recovery/recover-options.ts';
import { Stream } from '../stream/stream.ts';
import type { Turn } from '../transcript/turn.ts';
import type { TurnStoreOptions } from './turn-store-options.ts';

/** What a store works on: a streaming call, and its path values. */
export interface TurnStoreSource<TEvent, TTurn extends Turn> {
  readonly client: Client;
  readonly operation: StreamOperation;
  readonly pathValues: PathValues;
  /** Sends the call. */
  request(
    client: Client,
    operation: StreamOperation,
    pathValues: PathValues,
    params: object,
    options: StreamRequestOptions,
  ): PromiseLike<Stream<TEvent, TTurn>>;
}

/** The requests of a turn store. They have what its options say; a signal ends each of them. */
export class TurnCalls<TParams extends object, TEvent, TTurn extends Turn> {
  readonly #source: TurnStoreSource<TEvent, TTurn>;
  readonly #options: TurnStoreOptions<TParams, TEvent>;
  /** Whether the history can be read, and is wanted: to recover a turn, or to wait for its end. */
  readonly canRecover: boolean;
  readonly #recoverOptions: Pick<RecoverOptions, 'timeout'>;

  constructor(source: TurnStoreSource<TEvent, TTurn>, options: TurnStoreOptions<TParams, TEvent>) {
    const { recover } = options;
    this.#source = source;
    this.#options = options;
    this.canRecover = recover !== false && source.operation.stream.history !== undefined;
    this.#recoverOptions = typeof recover === 'object' ? recover : {};
  }

  /** All that is stored, oldest first. */
  readHistory(params?: TParams, signal?: AbortSignal | null): Promise<readonly TEvent[]> {
    const { client, operation, pathValues } = this.#source;
    return readHistory(client, operation, pathValues, this.paramsOf(params), { ...this.#options.request, signal });
  }

  /**
   * Asks a question.
   *
   * @param recover - How many events the history has before it, where the turn is to be recovered.
   */
  ask(
    params: TParams,
    signal: AbortSignal,
    recover: Pick<RecoverOptions, 'before' | 'onInterrupted'> | undefined,
  ): PromiseLike<Stream<TEvent, TTurn>> {
    const { client, operation, pathValues, request } = this.#source;
    return request(client, operation, pathValues, this.paramsOf(params), {
      ...this.#options.request,
      signal,
      recover: recover && { ...this.#recoverOptions, ...recover },
    });
  }

  /** The events of a turn that began after so many events of the history, from there alone. */
  async rejoin(params: TParams, signal: AbortSignal, before: number): Promise<Stream<TEvent, TTurn>> {
    const { client, operation, pathValues } = this.#source;
    const recover = { ...this.#recoverOptions, before };
    const options = { ...this.#options.request, signal, recover };
    const open = await prepareRecovery<TEvent>(client, operation, pathValues, this.paramsOf(params), options);
    const details = { operation, eventCount: 0, lastEvent: undefined };
    return new Stream(open(new StreamInterruptedError('The stream was given up.', details)), operation.stream);
  }

  /** Reads the history until it is as wanted, or as long as a turn is recovered. */
  async readUntil(
    isWanted: (history: readonly TEvent[]) => boolean,
    params: TParams,
    signal: AbortSignal,
  ): Promise<void> {
    const { timeout = defaultTimeoutMs } = this.#recoverOptions;
    const look = async () => isWanted(await this.readHistory(params, signal)) || undefined;
    await poll(look, performance.now() + timeout, signal);
  }

  /** A question with the parameters that all of them have. */
  paramsOf(params?: TParams): object {
    return { ...this.#options.params, ...params };
  }
}
