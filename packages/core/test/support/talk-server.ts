import type { ServerResponse } from 'node:http';
import { splitParams } from '../../src/runtime/http/split-params.ts';
import type { StreamOperation } from '../../src/runtime/operation.ts';
import { serve, type TestServer } from './serve.ts';
import { sse } from './sse.ts';
import { asked, type TalkEvent, talkStream } from './talk.ts';

/** The call that streams a turn of the API that tests use. */
export const askOperation: StreamOperation = {
  id: 'talks.ask',
  method: 'POST',
  path: '/talks/{talk}/ask',
  split: splitParams,
  parameters: { room: { in: 'query' } },
  body: { mediaType: 'application/json' },
  accept: 'text/event-stream',
  stream: {
    ...talkStream,
    history: {
      operation: { id: 'talks.read', method: 'GET', path: '/talks/{talk}' },
      property: 'past',
      params: ['room'],
    },
  },
};

/** A server of one conversation. */
export interface TalkServer extends TestServer {
  /** What it has stored. */
  readonly past: TalkEvent[];
  /** Methods of the requests so far, in order. */
  methods(): string[];
}

/** What is done with a question: `send` streams events, `store` keeps them. */
export interface Answering {
  readonly question: string;
  readonly response: ServerResponse;
  send(...events: readonly TalkEvent[]): void;
  store(...events: readonly TalkEvent[]): void;
  /** Sends and keeps them, and ends the answer. */
  answer(...events: readonly TalkEvent[]): void;
  /** Answers by a status, and forgets the question. */
  refuse(status: number): void;
  /** Breaks the connection, once what was sent is on its way. */
  drop(): void;
}

/**
 * Starts a server that keeps each question as it comes.
 *
 * @param onAsk - Answers a question.
 * @param onRead - Answers a request for the history in place of the server, where it gives true.
 */
export async function serveTalk(
  onAsk: (answering: Answering) => void,
  onRead: (response: ServerResponse, index: number) => boolean = () => false,
): Promise<TalkServer> {
  const past: TalkEvent[] = [];
  let reads = 0;
  const server = await serve((request, response) => {
    if (request.method === 'GET') {
      reads += 1;
      if (!onRead(response, reads - 1)) response.end(JSON.stringify({ past }));
      return;
    }
    const { question } = JSON.parse(server.requests.at(-1)?.body ?? '') as { question: string };
    const store = (...events: readonly TalkEvent[]) => void past.push(...events);
    const send = (...events: readonly TalkEvent[]) => void response.write(sse(...events));
    store(asked(question));
    onAsk({
      question,
      response,
      send,
      store,
      answer: (...events) => {
        store(...events);
        response.end(sse(...events));
      },
      refuse: (status) => {
        past.pop();
        response.statusCode = status;
        response.end();
      },
      // A write calls back when all before it is out.
      drop: () => void response.write('\n', () => response.destroy()),
    });
  });
  return Object.assign(server, { past, methods: () => server.requests.map(({ method }) => method) });
}
