import type { APIErrorDetails } from '../errors/api-error.ts';
import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import { describeBody } from '../errors/describe-body.ts';
import { redactor } from '../errors/redactor.ts';
import { BodyReader } from './body-reader.ts';
import type { Exchange } from './exchange.ts';

export { redactCause } from '../errors/redact-cause.ts';
export { parseRetryAfter } from './retry-after.ts';

/** How much of an error's body is read. */
const maximumBytes = 1_000_000;

/** What is told of an answer that is no success. None of it holds a secret of the request. */
export interface Failure {
  /** What the body says in one line, its JSON where nothing in it is known to say that. Undefined where there is none. */
  readonly said: string | undefined;
  /** Parsed JSON, or the text where it is not JSON. Undefined where there is none. */
  readonly error: unknown;
  readonly headers: Headers;
}

/**
 * Reads an answer that is no success. Of a body that is too long, takes longer than `idleTimeout`, or breaks off, only
 * the beginning is read, and its text says so.
 *
 * @throws {APIUserAbortError} Where the caller has stopped the call. Nothing else: the status says more than a loss of
 *   the text that explains it.
 */
export async function readFailure(exchange: Omit<Exchange, 'sendAgain'>): Promise<Failure> {
  const redact = redactor(exchange.sent);
  const error = parse(redact(await readBeginning(exchange)), redact);
  const said = describeBody(error) ?? (error ? describeBody(JSON.stringify(error)) : undefined);
  return { said, error, headers: redactHeaders(exchange.response.headers, redact) };
}

/**
 * What is told of a body that should have been JSON.
 *
 * @param cause - The parser's error. It quotes the text, so it is told only where that holds no secret.
 */
export function quoteText(
  { response, sent }: Exchange,
  text: string,
  cause: unknown,
): Pick<APIErrorDetails, 'headers' | 'error' | 'cause'> {
  const redact = redactor(sent);
  const error = redact(text);
  return { headers: redactHeaders(response.headers, redact), error, ...(error === text && { cause }) };
}

function redactHeaders(headers: Headers, redact: (text: string) => string): Headers {
  return new Headers(Array.from(headers, ([name, value]): [string, string] => [name, redact(value)]));
}

function parse(text: string, redact: (text: string) => string): unknown {
  try {
    // A text of JSON may spell a secret in other ways.
    return JSON.parse(text, (_, value) => redactValue(value, redact));
  } catch {
    return text || undefined;
  }
}

/** A value of JSON, where those inside of it are redacted. */
function redactValue(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [redact(name), inner]));
}

async function readBeginning({ call, response }: Omit<Exchange, 'sendAgain'>): Promise<string> {
  call.throwIfStopped();
  // Some runtimes have no body streams.
  if (!response.body) return (await response.text().catch(() => '')).slice(0, maximumBytes);
  const reader = new BodyReader(call, response.body);
  const decoder = new TextDecoder();
  const endMs = performance.now() + call.limits.idleTimeout;
  let text = '';
  let room = maximumBytes;
  try {
    for (let chunk = await reader.read(); chunk; chunk = await reader.read()) {
      text += decoder.decode(chunk.subarray(0, room), { stream: true });
      room -= chunk.length;
      if (room < 0 || performance.now() > endMs) {
        await reader.cancel();
        return `${text}… (cut)`;
      }
    }
    return text + decoder.decode();
  } catch (reason) {
    if (reason instanceof APIUserAbortError) throw reason;
    return text && `${text}… (cut)`;
  }
}
