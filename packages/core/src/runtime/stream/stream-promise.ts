import { APIPromise } from '../http/api-promise.ts';
import type { Part, Turn } from '../transcript/turn.ts';
import type { Stream } from './stream.ts';

/**
 * The result of a call that streams: iterated it gives the events, awaited the {@link Stream}, once the headers are
 * here. The request is on its way already.
 *
 * @typeParam TEvent - What the stream holds.
 * @typeParam TTurn - What its events amount to.
 */
export class StreamPromise<TEvent, TTurn extends Turn = Turn<TEvent, Part, TEvent>>
  extends APIPromise<Stream<TEvent, TTurn>>
  implements AsyncIterable<TEvent>
{
  /** The events of the stream, once its headers are here. */
  [Symbol.asyncIterator](): AsyncIterator<TEvent, undefined> {
    let events: AsyncIterator<TEvent, undefined> | undefined;
    const open = async (): Promise<AsyncIterator<TEvent, undefined>> => {
      const stream = await this;
      // Only now: who asked twice at once waits here twice.
      events ??= stream[Symbol.asyncIterator]();
      return events;
    };
    return {
      next: () => events?.next() ?? open().then((it) => it.next()),
      return: async () => (await open()).return?.() ?? { done: true, value: undefined },
    };
  }
}
