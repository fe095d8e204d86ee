import type { Client } from '#core';
import { newClient } from './app.tsx';

/** A gate that answers wait at until it is opened. */
export interface Gate {
  open(): void;
}

/** A client that notes its requests, and whose streams can be held up, cut and counted. */
export interface WatchedClient {
  readonly client: Client;
  /** As `POST /api/v1/chat/…`, in the order of sending. */
  readonly sent: string[];
  /** The streams that were given up before their end. */
  readonly givenUp: string[];
  /** Holds up the next answer to a question until the gate is opened. */
  holdNext(): Gate;
  /** Sends the next question to nowhere. */
  refuseNext(): void;
  /** Cuts the body of the next answer to a question after the given number of bytes. */
  cutNext(bytes: number): void;
}

/** Watches what a client sends to the emulator. */
export function watchClient(): WatchedClient {
  const sent: string[] = [];
  const givenUp: string[] = [];
  let gate: Promise<void> | undefined;
  let isRefused = false;
  let cutAfter: number | undefined;
  const client = newClient({
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const name = `${request.method} ${new URL(request.url).pathname}`;
      sent.push(name);
      if (!name.endsWith('/messages/stream')) return fetch(request);
      const held = gate;
      gate = undefined;
      if (isRefused) {
        isRefused = false;
        return new Response('{"detail":"refused"}', {
          status: 400,
          headers: { 'content-type': 'application/json' },
        });
      }
      await held;
      const response = await fetch(request);
      const bytes = cutAfter;
      cutAfter = undefined;
      return pass(response, { bytes, onCancel: () => givenUp.push(name) });
    },
  });
  return {
    client,
    sent,
    givenUp,
    holdNext: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return { open: resolve };
    },
    refuseNext: () => {
      isRefused = true;
    },
    cutNext: (bytes) => {
      cutAfter = bytes;
    },
  };
}

interface Passage {
  /** After how many bytes the connection breaks. */
  readonly bytes: number | undefined;
  readonly onCancel: () => void;
}

/** The same answer, whose body can break and tells when it is given up. */
function pass(response: Response, { bytes = Number.POSITIVE_INFINITY, onCancel }: Passage): Response {
  const reader = response.body?.getReader();
  let left = bytes;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done = true } = (await reader?.read()) ?? {};
      if (done || !value) return controller.close();
      controller.enqueue(value.subarray(0, left));
      left -= value.length;
      if (left <= 0) controller.error(new TypeError('network error'));
    },
    async cancel(reason) {
      onCancel();
      await reader?.cancel(reason);
    },
  });
  return new Response(body, response);
}
