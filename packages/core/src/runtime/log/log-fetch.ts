import { redactor } from '../errors/redactor.ts';
import type { Logger } from './logger.ts';

// All other headers may hold a key under a name that nobody knows of.
const harmlessHeader = /^(accept|content-(length|type)|date|retry-after|user-agent|x-request-id)$/;

/**
 * Logs one attempt: its outcome at level info, headers at level debug. Neither keys nor query strings are logged, nor
 * characters that a terminal could take for commands.
 *
 * @param isDetailed - Whether the level is debug.
 * @param secrets - The keys of the client, which a server may echo. A token is added while the request is sent.
 * @param send - Sends the request.
 */
export async function logFetch(
  logger: Logger,
  isDetailed: boolean,
  input: string | URL | Request,
  init: RequestInit | undefined,
  secrets: readonly string[],
  send: () => Promise<Response>,
): Promise<Response> {
  const { url, method, headers } = input instanceof Request ? input : { url: String(input), ...init };
  const [address] = url.split(/[?#]/, 1);
  const shown = (all: Headers) => {
    // Only now, since a token may have been got meanwhile.
    const redact = redactor({ url, headers, secrets });
    return Object.fromEntries(
      Array.from(all, ([name, value]) => [name, harmlessHeader.test(name) ? printable(redact(value)) : '***']),
    );
  };
  const startMs = performance.now();
  const tell = (outcome: string) =>
    logger.info(printable(`${method} ${address} ${outcome} in ${Math.round(performance.now() - startMs)} ms`));
  const detail = (what: string, given: HeadersInit | undefined) => {
    if (isDetailed) logger.debug(printable(`${method} ${address} ${what}`), shown(new Headers(given)));
  };
  detail('request', headers);
  try {
    const response = await send();
    tell(String(response.status));
    detail('response', response.headers);
    return response;
  } catch (error) {
    // The message may hold the whole address.
    const { name, cause } = error as { name?: string; cause?: { code?: string } };
    tell(`${name} ${cause?.code ?? ''}`.trim());
    throw error;
  }
}

function printable(text: string): string {
  return text.replace(/[^ -~]/g, '?');
}
