import { EventSourceParserStream } from 'eventsource-parser/stream';

/** Longest answer that is taken, in characters. */
const maxAnswerLength = 1_000_000;
const noReason = 'no reason given';

/** The model has answered, but not as it should. The message goes on after `The model `, in the server's own words. */
export class ModelAnswerError extends Error {}

/**
 * Reads the pieces of an answer as they arrive; empty ones too, which show that the model is at work.
 *
 * @throws {@link ModelAnswerError} where the answer is an error, no stream of events, too long, empty or not complete.
 */
export async function* readModelAnswer(response: Response): AsyncGenerator<string> {
  if (!response.ok) throw new ModelAnswerError(`answered ${response.status}: ${await readMessage(response)}`);
  if (response.body === null || !/^text\/event-stream\b/i.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel();
    throw new ModelAnswerError('did not answer with an event stream');
  }
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream({ maxBufferSize: maxAnswerLength }));
  let length = 0;
  let isComplete = false;
  for await (const { data } of events) {
    if (data === '[DONE]') {
      isComplete = true;
      break;
    }
    const { piece, isLast } = readChunk(data);
    isComplete ||= isLast;
    length += piece.length;
    if (length > maxAnswerLength) throw new ModelAnswerError('gave an answer that is too long');
    yield piece;
  }
  if (!isComplete) throw new ModelAnswerError('broke off');
  if (length === 0) throw new ModelAnswerError('gave an empty answer');
}

/** What of a chunk is used. Everything in it may be missing. */
interface Chunk {
  readonly choices?: readonly { readonly delta?: { readonly content?: unknown }; readonly finish_reason?: unknown }[];
  readonly error?: unknown;
}

function readChunk(data: string): { piece: string; isLast: boolean } {
  const chunk = parseJson(data) as Chunk | null | undefined;
  if (typeof chunk !== 'object' || chunk === null) throw new ModelAnswerError('sent an event that is no JSON object');
  if (chunk.error) throw new ModelAnswerError(`failed: ${messageOf(chunk) ?? noReason}`);
  const choice = chunk.choices?.[0];
  const content = choice?.delta?.content;
  return { piece: typeof content === 'string' ? content : '', isLast: typeof choice?.finish_reason === 'string' };
}

async function readMessage(response: Response): Promise<string> {
  const text = await response.text();
  return messageOf(parseJson(text)) ?? (response.statusText || noReason);
}

/** The message of an error in OpenAI's form, or in the plainer forms that other servers have. */
function messageOf(body: unknown): string | undefined {
  const { error, message, detail } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const inner = typeof error === 'object' && error !== null ? (error as Record<string, unknown>).message : error;
  return [inner, message, detail].find((text) => typeof text === 'string');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
