import type { ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { essenceOf, isJsonType } from '../media-type.ts';
import type { Route } from '../route.ts';
import { type BodyForm, readEvents, writeEvents } from './event-frames.ts';
import type { Fault } from './fault.ts';
import { type AnswerHead, ConnectionReset, type FaultKind, type FaultSetting, type Rewrite } from './fault-kind.ts';
import { faultKinds } from './fault-kinds.ts';
import { openWire } from './wire.ts';

/** What sending a struck answer needs beside the answer. */
export interface StruckCall {
  readonly struck: readonly Fault[];
  readonly route: Route;
  readonly outgoing: ServerResponse;
  /** Aborts when the server stops. */
  readonly stopping: AbortSignal;
}

/** One fault at work on an answer. */
interface Part {
  readonly kind: FaultKind;
  readonly setting: FaultSetting;
}

/**
 * Sends an answer the way its faults want it. Resolves when nothing more will be sent.
 *
 * @returns Whether the answer was sent; where no fault changes what is sent, it is left to the server.
 */
export async function sendStruck(
  answer: Response,
  { struck, route, outgoing, stopping }: StruckCall,
): Promise<boolean> {
  const body = outgoing.req.method === 'HEAD' ? null : answer.body;
  // Its body is not known here, but the answer is of one form or of the other.
  const streaming = route.streamed ?? route;
  const form = formOf(answer, streaming);
  const wait = waiterOf(outgoing, stopping);
  const stream = form === 'json' ? undefined : streaming.stream;
  const parts = struck
    .map((fault) => ({ kind: faultKinds[fault.fault], setting: { parameters: parametersOf(fault), stream, wait } }))
    .filter(({ kind }) => strikes(kind, form, body));
  const head: AnswerHead = { headers: new Headers(answer.headers), version: '1.1' };
  const wire = openWire(outgoing);
  try {
    for (const { kind, setting } of parts) await kind.start?.(setting);
    if (!parts.some(({ kind }) => kind.head ?? kind.events ?? kind.frames ?? kind.bytes)) return false;
    for (const { kind } of parts) kind.head?.(head);
    // What was said of the whole body's length holds no more.
    for (const name of ['content-length', 'transfer-encoding']) head.headers.delete(name);
    wire.begin(answer.status, head);
    for await (const bytes of bodyOf(body ?? emptyBody(), form, parts)) await wire.write(bytes);
    await wire.end();
  } catch (error) {
    // A body that was never begun would wait for its reader.
    if (answer.body?.locked === false) await answer.body.cancel();
    if (error instanceof ConnectionReset) wire.reset();
    else outgoing.destroy();
  }
  return true;
}

/** What a fault was given over its defaults. */
export function parametersOf(fault: Fault): Fault {
  const given = Object.entries(fault).filter(([, value]) => value !== undefined);
  return { ...faultKinds[fault.fault].parameters, ...(Object.fromEntries(given) as unknown as Fault) };
}

/** Undefined where the body is neither a stream of events nor JSON. */
function formOf(answer: Response, { stream, success }: Pick<Route, 'stream' | 'success'>): BodyForm | undefined {
  const mediaType = essenceOf(answer.headers.get('content-type') ?? '');
  if (mediaType === 'text/event-stream') return 'sse';
  if (stream?.framing === 'jsonl' && mediaType === success.mediaType) return 'jsonl';
  return isJsonType(mediaType) ? 'json' : undefined;
}

function strikes({ strikes }: FaultKind, form: BodyForm | undefined, body: Response['body']): boolean {
  switch (strikes) {
    case 'every answer':
      return true;
    case 'every body':
      return body !== null;
    case 'JSON':
      return form !== undefined;
    case 'streams':
      return form === 'sse' || form === 'jsonl';
    case 'server-sent events':
      return form === 'sse';
  }
}

function waiterOf(outgoing: ServerResponse, stopping: AbortSignal): FaultSetting['wait'] {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const signal = AbortSignal.any([gone.signal, stopping]);
  return (delayMs) =>
    delayMs === undefined ? rejectionOf(signal) : setTimeout(delayMs, undefined, { signal, ref: false });
}

function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => reject(signal.reason);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
}

function bodyOf(
  chunks: AsyncIterable<Uint8Array>,
  form: BodyForm | undefined,
  parts: readonly Part[],
): AsyncIterable<Buffer> {
  const frames =
    form === undefined
      ? toBuffers(chunks)
      : writeEvents(
          rewritten(readEvents(chunks, form), parts, (kind) => kind.events),
          form,
        );
  const struckFrames = rewritten(frames, parts, (kind) => kind.frames);
  return rewritten(struckFrames, parts, (kind) => kind.bytes);
}

function rewritten<T>(
  items: AsyncIterable<T>,
  parts: readonly Part[],
  stageOf: (kind: FaultKind) => Rewrite<T> | undefined,
): AsyncIterable<T> {
  let rest = items;
  for (const { kind, setting } of parts) rest = stageOf(kind)?.(rest, setting) ?? rest;
  return rest;
}

async function* toBuffers(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}
