import { alternatives } from '../global-flags.ts';
import type { RequestTarget } from '../settings.ts';

/** Codes of failed connections, and what they mean. The first that fits counts. */
const meanings: readonly (readonly [code: RegExp, meaning: string])[] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'No host of that name was found.'],
  [/^ECONNREFUSED$/, 'Nothing listens there.'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'The server closed the connection.'],
  [
    /CERT|VERIFY/,
    'The certificate of the server is not trusted. If you know it, name a file with its issuer by NODE_EXTRA_CA_CERTS.',
  ],
  [/^(ERR_SSL|EPROTO)/, 'The server does not speak TLS as it should; plain addresses begin with http://.'],
];

/**
 * What to do about a connection that failed.
 *
 * @param error - Why there is no answer.
 * @param target - Where the request was to go.
 * @param variable - Name of the environment variable that holds the address.
 */
export function connectionAdvice(error: Error, target: RequestTarget | undefined, variable: string): string {
  const code = codeOf(error);
  const meaning = meanings.find(([pattern]) => code !== undefined && pattern.test(code))?.[1];
  const source = alternatives(['--base-url', variable]);
  const proxy = 'HTTPS_PROXY and HTTP_PROXY name a proxy for it; NO_PROXY excepts hosts.';
  return [
    meaning,
    `Check the network and the address ${target?.baseURL ?? ''}; ${source} changes it.`,
    ...(target?.connection?.isProxied ? [proxy] : []),
  ]
    .filter(Boolean)
    .join(' ');
}

/** The code of the error that began it all. */
function codeOf(error: Error): string | undefined {
  const codes: string[] = [];
  let cause: unknown = error;
  for (let depth = 0; cause instanceof Error && depth < 10; depth += 1) {
    if ('code' in cause && typeof cause.code === 'string') codes.push(cause.code);
    cause = cause.cause;
  }
  return codes.at(-1);
}
