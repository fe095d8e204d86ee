import { StrictMode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { render } from 'vitest-browser-react';
import { BadRequestError, type ChatStreamParams, type ChatStreamTurn, type Client, type SessionEvent } from '#core';
import { stream } from '#core/beta/chat';
import { createBetaChatStreamStore } from '#core/beta/chat/turn';
import {
  LlamaCloudProvider,
  type TurnHookOptions,
  type TurnHookResult,
  type TurnHookSnapshot,
  useBetaChatStream,
} from '../../src/generated/stream.ts';
import { longestWaitMs } from '../../src/runtime/turns/before-next-frame.ts';
import { createSessions, newClient } from './app.tsx';
import { watchClient } from './turn-app.tsx';

const question: ChatStreamParams = { prompt: 'Why is generated code checked in?', index_ids: ['idx-notes'] };

type Snapshot = TurnHookSnapshot<ChatStreamParams, ChatStreamTurn>;
type Hook = TurnHookResult<ChatStreamParams, SessionEvent, ChatStreamTurn, Snapshot>;
type HookOptions = TurnHookOptions<ChatStreamParams, SessionEvent, ChatStreamTurn, Snapshot>;

let renders = 0;
let hook: Hook;
afterEach(() => {
  renders = 0;
});

function Conversation({ id, options }: { id: string | undefined; options?: HookOptions }) {
  hook = useBetaChatStream(id, options);
  renders += 1;
  return (
    <>
      <output>{hook.isLoading ? 'loading' : hook.status}</output>
      <ol>
        {hook.turns.map((turn, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: turns have no ids, and keep their places
          <li key={place}>
            {turn.delivery} {turn.status}: {turn.input?.content}
          </li>
        ))}
      </ol>
    </>
  );
}

function Count({ id, store }: { id: string; store: Hook['store'] }) {
  const { count } = useBetaChatStream(id, { store, select: ({ turns }) => ({ count: turns.length }) });
  renders += 1;
  return <p>{count} turns</p>;
}

async function renderConversation(client: Client, id: string | undefined, options?: HookOptions) {
  const app = (shown: string | undefined, isMounted = true) => (
    <StrictMode>
      <LlamaCloudProvider client={client}>
        {isMounted ? <Conversation id={shown} {...(options && { options })} /> : 'nothing'}
      </LlamaCloudProvider>
    </StrictMode>
  );
  const screen = await render(app(id));
  const status = screen.getByRole('status');
  return {
    screen,
    status,
    turns: () =>
      screen
        .getByRole('listitem')
        .elements()
        .map((element) => element.textContent),
    show: (shown: string | undefined) => screen.rerender(app(shown)),
    unmount: () => screen.rerender(app(id, false)),
    becomes: (wanted: string) => expect.element(status).toHaveTextContent(wanted),
  };
}

/** A streamed answer of so many deltas, a hundred at a time, so that there are frames between them. */
function answerOf(deltaCount: number): Response {
  const encode = (events: readonly object[]) =>
    new TextEncoder().encode(events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join(''));
  const deltas = Array.from({ length: 100 }, () => ({ type: 'text_delta', content: 'word ' }));
  let left = deltaCount;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve));
      if (left > 0) controller.enqueue(encode(deltas));
      else {
        controller.enqueue(encode([{ type: 'stop', is_error: false, error: null, usage: {} }]));
        controller.close();
      }
      left -= deltas.length;
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

const streamed = (sent: readonly string[]) => sent.filter((name) => name.endsWith('/messages/stream')).length;
const reads = (sent: readonly string[]) => sent.filter((name) => name.startsWith('GET ')).length;

describe('useBetaChatStream of the stream entry', () => {
  it('reads the history once in strict mode, and then shows it', async () => {
    const { client, sent } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    for await (const _ of stream(client, id, question));
    sent.length = 0;
    const { becomes, turns } = await renderConversation(client, id);
    await becomes('idle');
    await expect.poll(turns).toContain(`sent done: ${question.prompt}`);
    expect(sent).toEqual([`GET /api/v1/chat/${id}`]);
  });

  it('sends one question once, and shows it before the server has it', async () => {
    const { client, sent, holdNext } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    const { becomes, turns } = await renderConversation(client, id);
    await becomes('idle');
    const gate = holdNext();
    const over = hook.send(question);
    await becomes('sending');
    expect(turns()).toEqual([`pending running: ${question.prompt}`]);
    gate.open();
    await over;
    await becomes('done');
    expect(turns()).toEqual([`sent done: ${question.prompt}`]);
    expect(streamed(sent)).toBe(1);
    expect(hook.usage).toBeDefined();
    expect(hook.turns[0]?.parts.some((part) => part.type === 'tool')).toBe(true);
  });

  it('queues a question that is asked while a turn runs', async () => {
    const { client, sent, holdNext } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    const { becomes, turns } = await renderConversation(client, id);
    await becomes('idle');
    const gate = holdNext();
    const first = hook.send(question);
    const second = hook.send({ ...question, prompt: 'And why by hand?' });
    await expect.poll(turns).toEqual([`pending running: ${question.prompt}`, 'pending running: And why by hand?']);
    gate.open();
    await Promise.all([first, second]);
    await becomes('done');
    expect(turns()).toEqual([`sent done: ${question.prompt}`, 'sent done: And why by hand?']);
    expect(streamed(sent)).toBe(2);
  });

  it('refuses it where the option says so', async () => {
    const { client } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    const { becomes } = await renderConversation(client, id, { whileRunning: 'refuse' });
    await becomes('idle');
    const first = hook.send(question);
    await expect(hook.send(question)).rejects.toThrow('A turn is running.');
    await first;
  });

  it('gives a refused question back, and asks it again by retry', async () => {
    const { client, sent, refuseNext } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    const { becomes, turns } = await renderConversation(client, id);
    await becomes('idle');
    refuseNext();
    await hook.send(question);
    await becomes('failed');
    expect(hook.error).toBeInstanceOf(BadRequestError);
    expect(hook.unsent).toEqual([question]);
    expect(turns()).toEqual([`failed running: ${question.prompt}`]);
    await hook.retry();
    await becomes('done');
    expect(hook.unsent).toEqual([]);
    expect(streamed(sent)).toBe(2);
  });

  it('keeps a partial answer when it is stopped, and says that the server may go on', async () => {
    const { client } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    const { becomes } = await renderConversation(client, id);
    await becomes('idle');
    const over = hook.send(question);
    await becomes('answering');
    hook.stop();
    await over;
    await becomes('stopped');
    expect(hook.mayContinue).toBe(true);
    expect(hook.turns[0]?.status).toBe('interrupted');
    expect(hook.turns[0]?.parts.some((part) => part.type === 'content' && part.content !== '')).toBe(true);
  });

  it('recovers a dropped stream from the history without asking again', async () => {
    const { client, sent, cutNext } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    const { becomes, turns } = await renderConversation(client, id);
    await becomes('idle');
    cutNext(400);
    await hook.send(question);
    await becomes('done');
    expect(turns()).toEqual([`sent done: ${question.prompt}`]);
    expect(streamed(sent)).toBe(1);
  });

  it('aborts the turn that runs when it is unmounted', async () => {
    const { client, givenUp } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    const { becomes, unmount } = await renderConversation(client, id);
    await becomes('idle');
    const over = hook.send(question);
    await becomes('answering');
    const { store } = hook;
    await unmount();
    await over;
    expect(store.getSnapshot().status).toBe('stopped');
    expect(streamed(givenUp)).toBe(1);
  });

  it('aborts the turn of one session and shows another when the id changes', async () => {
    const { client, sent, givenUp } = watchClient();
    const [id = '', other = ''] = await createSessions(client, 2);
    const { becomes, show, turns } = await renderConversation(client, id);
    await becomes('idle');
    const over = hook.send(question);
    await becomes('answering');
    await show(other);
    await becomes('idle');
    await over;
    expect(turns()).toEqual([]);
    expect(streamed(givenUp)).toBe(1);
    expect(sent.filter((name) => name === `GET /api/v1/chat/${other}`)).toHaveLength(1);
  });

  it('is idle and refuses questions until there is an id', async () => {
    const { client, sent } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    sent.length = 0;
    const { becomes, show, turns } = await renderConversation(client, undefined);
    await becomes('idle');
    await expect(hook.send(question)).rejects.toThrow(
      new TypeError('sessionId is undefined. Give a value, or wait with the call until there is one.'),
    );
    await hook.retry();
    expect([hook.status, hook.turns, sent]).toEqual(['idle', [], []]);
    await show(id);
    await becomes('idle');
    await hook.send(question);
    await becomes('done');
    expect(turns()).toEqual([`sent done: ${question.prompt}`]);
    expect(streamed(sent)).toBe(1);
  });

  it('sends nothing to an unknown address through the store either', async () => {
    const { client, sent } = watchClient();
    const { becomes } = await renderConversation(client, undefined);
    await hook.store.send(question);
    await becomes('failed');
    expect(hook.unsent).toEqual([question]);
    expect(sent).toEqual([]);
  });

  it('follows a given store without an id', async () => {
    const { client } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    const { becomes } = await renderConversation(client, undefined, { store: createBetaChatStreamStore(client, id) });
    await becomes('idle');
    await hook.send(question);
    await becomes('done');
  });

  it('reads nothing where a history is given', async () => {
    const { client, sent } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    sent.length = 0;
    const history: SessionEvent[] = [
      { type: 'user_input', content: 'from elsewhere' },
      { type: 'stop', is_error: false, error: null, usage: {} },
    ];
    const { turns } = await renderConversation(client, id, { history });
    expect(turns()).toEqual(['sent done: from elsewhere']);
    expect(reads(sent)).toBe(0);
  });

  it('says why the history could not be read', async () => {
    const { client, sent } = watchClient();
    const { becomes } = await renderConversation(client, 'ses-unknown');
    await becomes('idle');
    expect(hook.historyError).toMatchObject({ status: 404 });
    expect(reads(sent)).toBe(1);
  });

  it('renders at most once a frame while 10,000 deltas come, and ends at once', async () => {
    const client = newClient({ fetch: async () => answerOf(10_000) });
    const { becomes } = await renderConversation(client, 'ses-1', { history: [], recover: false });
    await becomes('idle');
    let frames = 0;
    let isCounting = true;
    const count = () => {
      frames += 1;
      if (isCounting) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    let changes = 0;
    hook.store.subscribe(() => {
      changes += 1;
    });
    renders = 0;
    const start = performance.now();
    await hook.send(question);
    expect(hook.store.getSnapshot().status).toBe('done');
    await becomes('done');
    isCounting = false;
    // On a machine too busy to draw, a timer commits in place of a frame, as it does in a hidden tab.
    const timers = Math.floor((performance.now() - start) / longestWaitMs);
    // Strict mode renders each commit twice; the end is a commit of its own.
    expect(renders / 2).toBeLessThanOrEqual(frames + timers + 1);
    expect(changes).toBeGreaterThan(10_000);
    expect(hook.turns[0]?.parts).toMatchObject([{ content: 'word '.repeat(10_000) }, { usage: {} }]);
  });

  it('renders a selection only when one of its values changes', async () => {
    const { client } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    const store = createBetaChatStreamStore(client, id);
    const screen = await render(
      <LlamaCloudProvider client={client}>
        <Count id={id} store={store} />
      </LlamaCloudProvider>,
    );
    await expect.element(screen.getByText('0 turns')).toBeVisible();
    await store.send(question);
    await expect.element(screen.getByText('1 turns')).toBeVisible();
    expect(renders).toBe(2);
  });

  it('leaves a given store alone when it is unmounted', async () => {
    const { client } = watchClient();
    const [id = ''] = await createSessions(client, 1);
    const store = createBetaChatStreamStore(client, id);
    const { becomes, unmount } = await renderConversation(client, id, { store });
    const over = store.send(question);
    await becomes('thinking');
    await unmount();
    await over;
    expect(store.getSnapshot().status).toBe('done');
  });
});
