import { EmulatorError } from '../../runtime/emulator-error.ts';
import type { Writer } from './answer.ts';
import { modelMessages } from './model-messages.ts';
import { ModelAnswerError, readModelAnswer } from './read-model-answer.ts';

/** A model that writes the answers. */
export interface ModelOptions {
  /**
   * Address of a server that speaks OpenAI's protocol: `http://127.0.0.1:11434`, with or without `/v1` or
   * `/v1/chat/completions`.
   */
  readonly url: string;
  /** Name of the model as the server knows it. By default `default`, for servers that have one model. */
  readonly name?: string;
  /** Sent as the bearer key; left out where the server wants none. */
  readonly key?: string;
}

/** How long the model may say nothing, in milliseconds. */
const silenceMs = 120_000;
/** Longest message of the model's server that is passed on, in characters. */
const maxMessageLength = 200;

/**
 * Makes a writer that has a model write the answer from the same findings. Its pieces are given as they arrive. A model
 * that fails, breaks off or says nothing makes the writer throw; no message holds the key or the address's query.
 *
 * @throws {@link EmulatorError} where the address is none of http or https.
 * @see https://platform.openai.com/docs/api-reference/chat-streaming
 */
export function createModelWriter({ url, name = 'default', key }: ModelOptions): Writer {
  const address = completionsAddress(url);
  return async function* write(question, findings, signal) {
    const silence = new AbortController();
    const timer = setTimeout(() => silence.abort(), silenceMs);
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
        body: JSON.stringify({ model: name, stream: true, messages: modelMessages(question, findings) }),
        redirect: 'error',
        signal: AbortSignal.any([signal, silence.signal]),
      });
      for await (const piece of readModelAnswer(response)) {
        timer.refresh();
        if (piece !== '') yield piece;
      }
    } catch (error) {
      signal.throwIfAborted();
      throw new Error(explain(error, silence.signal.aborted, key));
    } finally {
      clearTimeout(timer);
    }
  };
}

function completionsAddress(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new EmulatorError(
      'The address of the model must be an http or https address without a login, such as http://127.0.0.1:11434/v1',
    );
  }
  const path = url.pathname.replace(/\/+$/, '');
  if (!path.endsWith('/chat/completions')) {
    url.pathname = `${path.endsWith('/v1') ? path : `${path}/v1`}/chat/completions`;
  }
  return url;
}

function explain(error: unknown, isSilent: boolean, key: string | undefined): string {
  if (isSilent) return `The model said nothing for ${silenceMs / 1000} seconds`;
  if (!(error instanceof ModelAnswerError)) return `The connection to the model failed (${codeOf(error)})`;
  const safe = key ? error.message.replaceAll(key, '[key]') : error.message;
  const line = safe.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
  return `The model ${line.length > maxMessageLength ? `${line.slice(0, maxMessageLength)}…` : line}`;
}

/** Code of the failure below a failed fetch: `ECONNREFUSED`. Messages may name the address, so they are not used. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { code?: unknown } | undefined) : undefined;
  return typeof cause?.code === 'string' ? cause.code : 'no reason given';
}
