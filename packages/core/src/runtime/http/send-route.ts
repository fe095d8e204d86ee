import type { Client } from '../client.ts';
import { BaseError } from '../errors/base-error.ts';
import type { HttpMethod, Operation } from '../operation.ts';
import type { RequestOptions } from '../options.ts';
import { isByteStream } from '../upload/byte-stream.ts';
import { isFileStream } from '../upload/is-file-stream.ts';
import { streamBody } from '../upload/stream-body.ts';
import type { EncodedBody } from './encode-body.ts';
import { encodeJson } from './encode-json.ts';
import type { Exchange } from './exchange.ts';
import { isJson } from './is-json.ts';
import { readJson, readText } from './read-body.ts';
import { send } from './send.ts';
import { dotSegment } from './serialize-path.ts';

/** Settings of a call that the API's description does not have. */
export interface RouteOptions extends RequestOptions {
  /**
   * What is sent: an object, a list, a number or a boolean as JSON; a text, a form, a file, bytes or a stream as it is.
   */
  readonly body?: unknown;
}

/**
 * Sends a call that the API's description does not have, with the same key, deadlines, retries and errors. JSON is
 * parsed, any other answer is a text.
 *
 * @param path - Path below the server's address, with a slash at its start and without a query.
 * @throws {BaseError} Where the path cannot be used.
 */
export async function sendRoute(
  client: Client,
  method: HttpMethod,
  path: string,
  { body, ...options }: RouteOptions = {},
  isAwaited?: () => boolean,
): Promise<Exchange> {
  // Another address would receive the key, and messages name the path. Parsers of URLs drop tabs, line ends, and a space
  // at the end, which would make another path of it.
  if (!/^\/(?!\/|.* $)[^?#\\\p{Cc}]*$/u.test(path) || dotSegment.test(path)) {
    throw new BaseError(
      'A path must begin with one slash, without dot segments and control characters. Its query goes into the option query.',
    );
  }
  const operation: Operation = {
    id: `${method} ${path}`,
    method,
    // Braces would be taken for the place of a value.
    path: path.replaceAll('{', '%7B').replaceAll('}', '%7D'),
    split: () => ({ content: body === undefined ? undefined : encode(body) }),
    read,
  };
  return send(client, operation, {}, null, options, isAwaited);
}

function encode(body: unknown): EncodedBody {
  const content = isFileStream(body) ? body.stream() : body;
  if (isByteStream(content)) return streamBody(content);
  const isRaw =
    typeof content === 'string' || ArrayBuffer.isView(content) || rawTypes.some((type) => content instanceof type);
  return isRaw ? { body: content as BodyInit } : encodeJson(content, 'application/json');
}

const rawTypes = [Blob, FormData, URLSearchParams, ArrayBuffer];

async function read(exchange: Exchange): Promise<unknown> {
  const mediaType = exchange.response.headers.get('content-type') ?? '';
  return isJson(mediaType) ? readJson(exchange) : (await readText(exchange)) || undefined;
}
