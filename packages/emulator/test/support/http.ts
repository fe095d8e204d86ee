import type { SessionEvent } from '../../src/generated/models.ts';
import type { Emulator } from '../../src/index.ts';

/** A request to an emulator. */
export interface Call {
  /** Sent as the bearer key; null sends none. */
  readonly key?: string | null;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

/** Sends one request over HTTP. */
export function send(
  emulator: Pick<Emulator, 'url'>,
  method: string,
  path: string,
  { key = 'test key', body, headers, signal }: Call = {},
): Promise<Response> {
  return fetch(`${emulator.url}${path}`, {
    method,
    headers: {
      ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Sends one request and reads its status and JSON body; the body is undefined where there is none. */
export async function call<T = unknown>(
  emulator: Pick<Emulator, 'url'>,
  method: string,
  path: string,
  options: Call = {},
): Promise<{ status: number; body: T }> {
  const response = await send(emulator, method, path, options);
  const text = await response.text();
  return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T };
}

/** One frame of an event stream, as it stood on the wire. */
export interface Frame {
  readonly event: string;
  readonly data: SessionEvent;
}

/** Reads frames as they arrive. Holds them to the exact form: an event line, a data line, a blank line. */
export async function* readFrames(response: Response): AsyncGenerator<Frame> {
  if (response.body === null) throw new Error('The response has no body');
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const frames = `${rest}${chunk}`.split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const [, event, data] = /^event: (\w+)\ndata: (\{.*\})$/.exec(frame) ?? [];
      if (event === undefined || data === undefined) throw new Error(`Not a frame: ${frame}`);
      yield { event, data: JSON.parse(data) as SessionEvent };
    }
  }
  if (rest !== '') throw new Error(`The stream ended inside a frame: ${rest}`);
}

/** Creates a session and gives its id. */
export async function createSession(emulator: Pick<Emulator, 'url'>, body?: unknown): Promise<string> {
  const created = await call<{ session_id: string }>(emulator, 'POST', '/api/v1/chat', { body });
  return created.body.session_id;
}

/** Starts a turn and gives its response as soon as the headers are there. */
export function startTurn(
  emulator: Pick<Emulator, 'url'>,
  sessionId: string,
  body: unknown,
  options: Call = {},
): Promise<Response> {
  return send(emulator, 'POST', `/api/v1/chat/${sessionId}/messages/stream`, { ...options, body });
}

/** Runs a whole turn and gives its events. */
export async function runTurn(
  emulator: Pick<Emulator, 'url'>,
  sessionId: string,
  body: unknown,
): Promise<SessionEvent[]> {
  const frames = await Array.fromAsync(readFrames(await startTurn(emulator, sessionId, body)));
  return frames.map((frame) => frame.data);
}
