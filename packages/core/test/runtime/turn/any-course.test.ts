import { array, assert, asyncProperty, constantFrom } from 'fast-check';
import { expect, it } from 'vitest';
import { requestStream } from '../../../src/runtime/stream/request-stream.ts';
import { TurnStore } from '../../../src/runtime/turn/turn-store.ts';
import { sse } from '../../support/sse.ts';
import { asked, broken, over, said, saying, type TalkEvent } from '../../support/talk.ts';
import { askOperation } from '../../support/talk-server.ts';
import { testClient } from '../../support/test-client.ts';

/** What becomes of a question. */
interface Answer {
  /** In place of a turn. */
  readonly status?: number;
  /** What is stored of the turn. */
  readonly stored?: readonly TalkEvent[];
  /** Whether its stream breaks. */
  readonly breaks?: boolean;
}

const answers: Readonly<Record<string, Answer>> = {
  answered: { stored: [said('a'), over] },
  failed: { stored: [said('a'), broken] },
  lost: { breaks: true },
  cut: { stored: [said('a'), over], breaks: true },
  refused: { status: 400 },
  busy: { status: 409 },
};

const soon = () => new Promise((resolve) => setTimeout(resolve));

/** A server that answers questions in turn by these names, and how many turns ran at once at most. */
function serveTurns(names: readonly string[]) {
  const past: TalkEvent[] = [];
  const running = new Set<object>();
  const counts = { questions: 0, most: 0 };
  const fetch = async (_url: unknown, { method, signal }: RequestInit = {}) => {
    if (method === 'GET') return Response.json({ past });
    const { status, stored = [], breaks } = answers[names[counts.questions % names.length] ?? ''] ?? {};
    counts.questions += 1;
    if (status) return new Response('{}', { status });
    const turn = {};
    const end = () => void running.delete(turn);
    signal?.addEventListener('abort', end);
    counts.most = Math.max(counts.most, running.add(turn).size);
    past.push(asked('q'));
    const start = async (controller: ReadableStreamDefaultController<string>) => {
      controller.enqueue(sse(saying('a')));
      await soon();
      past.push(...stored);
      end();
      if (breaks) return controller.error(new Error('broken'));
      controller.enqueue(sse(...stored));
      controller.close();
    };
    return new Response(new ReadableStream<string>({ start }).pipeThrough(new TextEncoderStream()));
  };
  return { fetch, counts };
}

const steps = ['send', 'send', 'stop', 'retry', 'load', 'wait', 'send when sending', 'retry when interrupted'] as const;

/** Takes steps, and gives how many turns ran at once at most. Resolves when all is at rest. */
async function play(taken: readonly (typeof steps)[number][], names: readonly string[]): Promise<number> {
  const { fetch, counts } = serveTurns(names);
  const source = { client: testClient({ fetch, maxRetries: 0 }), operation: askOperation, pathValues: { talk: 't' } };
  const request = requestStream<TalkEvent>;
  const store = new TurnStore<{ question: string }, TalkEvent>({ ...source, request }, { recover: { timeout: 5 } });
  const promises: Promise<void>[] = [];
  const send = () => void promises.push(store.send({ question: 'q' }));
  const once = (status: string, react: () => void) => {
    const unsubscribe = store.subscribe(() => {
      if (store.getSnapshot().status !== status) return;
      unsubscribe();
      react();
    });
  };
  for (const step of taken) {
    if (step === 'send') send();
    else if (step === 'stop') store.stop();
    else if (step === 'wait') await soon();
    else if (step === 'send when sending') once('sending', send);
    else if (step === 'retry when interrupted') once('interrupted', () => void promises.push(store.retry()));
    else promises.push(store[step]());
  }
  while (promises.length) await promises.shift();
  await expect.poll(() => store.getSnapshot().status).toMatch(/^(idle|done|failed|stopped|interrupted)$/);
  await expect.poll(() => store.getSnapshot().turns.map(({ delivery }) => delivery)).not.toContain('pending');
  return counts.most;
}

it('runs one turn at a time, and comes to rest, whatever is done and answered', async () => {
  const names = array(constantFrom(...Object.keys(answers)), { minLength: 1, maxLength: 5 });
  await assert(
    asyncProperty(array(constantFrom(...steps), { maxLength: 10 }), names, async (taken, given) => {
      expect(await play(taken, given)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 300 },
  );
}, 30_000);
