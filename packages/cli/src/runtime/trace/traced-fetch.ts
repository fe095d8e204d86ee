import type { Fetch } from '#core';
import { isJson } from '../output/is-json.ts';
import type { Output } from '../output/output.ts';

/** How much is told of each request: one line, or all of it. */
export type TraceLevel = 'verbose' | 'debug';

/** What is left of a secret. */
const redacted = '***';

/** Headers whose values nobody should see over a shoulder or in a log; those of CORS only name others. */
const secretHeader = /^(?!access-control-).*(?:auth|cookie|credential|key|password|secret|session|signature|token)/i;

/** Tokens in JSON: https://www.rfc-editor.org/rfc/rfc6749#section-5.1 */
const tokens = /(?<="(?:access|refresh|id)_token"\s*:\s*")(?:[^"\\]|\\.)+/g;

/** Longer bodies are cut. */
const shownCharacters = 20_000;

/**
 * Wraps `fetch` so that each request and answer is told on an output. Keys, other secrets and query strings are left
 * out; bodies are shown, with keys and tokens taken out, where they are JSON.
 *
 * @param secrets - Texts that must not be shown wherever they stand.
 */
export function tracedFetch(fetch: Fetch, output: Output, level: TraceLevel, secrets: readonly string[]): Fetch {
  const hidden = new Set(secrets.filter(Boolean));
  const hide = (text: string) => {
    // What a server gives once, it may repeat.
    for (const [token] of text.matchAll(tokens)) hidden.add(token);
    // One may begin with another.
    return [...hidden]
      .sort((one, other) => other.length - one.length)
      .reduce((shown, secret) => shown.replaceAll(secret, redacted), text);
  };
  const lines = (mark: string, parts: readonly string[]) =>
    output.write(
      `${parts
        .flatMap((part) => cut(hide(part)).split('\n'))
        .map((line) => `${mark} ${line}`)
        .join('\n')}\n`,
    );

  return async (input, init = {}) => {
    const { origin, pathname } = new URL(input instanceof Request ? input.url : input);
    const title = `${init.method ?? 'GET'} ${origin}${pathname}`;
    if (level === 'debug') {
      const body = typeof init.body === 'string' ? [init.body] : [];
      await lines('>', [title, ...headerLines(new Headers(init.headers)), ...body]);
    }
    const startMs = performance.now();
    const elapsed = () => `${Math.round(performance.now() - startMs)} ms`;
    try {
      const response = await fetch(input, init);
      if (level === 'verbose') await lines('*', [`${title}: ${response.status} after ${elapsed()}`]);
      else
        await lines('<', [
          `${response.status} after ${elapsed()}`,
          ...headerLines(response.headers),
          ...(await bodyLines(response)),
        ]);
      return response;
    } catch (error) {
      await lines('*', [`${title}: no answer after ${elapsed()}`]);
      throw error;
    }
  };
}

function headerLines(headers: Headers): readonly string[] {
  return [...headers].map(([name, value]) => `${name}: ${secretHeader.test(name) ? redactedHeader(value) : value}`);
}

/** The scheme of an authorization stays: it is what people get wrong. */
function redactedHeader(value: string): string {
  const scheme = /^(Basic|Bearer) /i.exec(value)?.[0] ?? '';
  return `${scheme}${redacted}`;
}

async function bodyLines(response: Response): Promise<readonly string[]> {
  // A stream would be held back until its end.
  return isJson(response) ? [await response.clone().text()] : [];
}

function cut(text: string): string {
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
}
