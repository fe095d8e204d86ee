/** What a request told the server, as far as nobody else may read it. */
export interface Sent {
  /** With its query. */
  readonly url: string;
  readonly headers?: HeadersInit | undefined;
  /** The client's keys, in whatever form they were sent. */
  readonly secrets?: readonly string[] | undefined;
}

const secretName = /auth|cookie|credential|key|pass|secret|signature|token/i;
/** What is shorter is no secret, but may well be a part of any word. */
const shortestSecret = 8;

/**
 * A function that takes out of a text what the server may have echoed of a request: the keys, and the values of headers
 * and query parameters whose names tell of secrets, in whole, in parts, and percent-encoded.
 */
export function redactor({ url, headers, secrets: own = [] }: Sent): (text: string) => string {
  const query = new URLSearchParams(url.split('?')[1]);
  const named = [...new Headers(headers), ...query].filter(([name]) => secretName.test(name));
  const wholes = [...own, ...named.map(([, value]) => value)];
  // The token behind its scheme, the password behind its user, the cookie behind its name.
  const parts = wholes.flatMap((whole) => [whole, ...whole.split(/[\s:;,=]+/)]);
  const secrets = new Set(parts.flatMap((part) => [part, encodeURIComponent(part)]));
  const longestFirst = [...secrets]
    .filter((secret) => secret.length >= shortestSecret)
    .sort((one, other) => other.length - one.length);
  return (text) => longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}
