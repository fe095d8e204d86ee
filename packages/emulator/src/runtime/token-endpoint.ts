import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { isSameKey } from './read-key.ts';

/** How long a token lasts, in seconds. */
const lifetime = 3600;

/**
 * Gives tokens for an id and a secret, as servers of OAuth 2.0 do. An id with its secret always gets the same token, and so
 * is an account of its own. Where one key is required, it is the secret, and the token.
 *
 * @param tokenURL - Address of the API's token server. What counts is its path.
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-4.4
 */
export function tokenEndpoint(tokenURL: string, requireKey: string | undefined): MiddlewareHandler {
  const base = 'http://localhost';
  const path = URL.canParse(tokenURL, base) ? new URL(tokenURL, base).pathname : undefined;
  return async ({ req }, next) => {
    if (req.method !== 'POST' || new URL(req.url).pathname !== path) return next();
    const form = new URLSearchParams(await req.text());
    const { id, secret } = readLogin(req.header('authorization'), form);
    if (form.get('grant_type') !== 'client_credentials') return refuse(400, 'unsupported_grant_type');
    const isKnown = id !== '' && secret !== '' && (requireKey === undefined || isSameKey(secret, requireKey));
    if (!isKnown) return refuse(401, 'invalid_client', { 'www-authenticate': 'Basic' });
    const token = requireKey ?? createHash('sha256').update(`${id}:${secret}`).digest('base64url');
    return answer(200, { access_token: token, token_type: 'Bearer', expires_in: lifetime });
  };
}

/** An id and a secret, from the header or else from the form. */
function readLogin(authorization = '', form: URLSearchParams) {
  const [, login] = /^basic +(\S+)$/i.exec(authorization) ?? [];
  if (login === undefined) return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
  const [, id = '', secret = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(login, 'base64').toString()) ?? [];
  return { id: unescaped(id), secret: unescaped(secret) };
}

/** The header's parts are written as in a form; not all clients do so. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function refuse(status: number, error: string, headers: Record<string, string> = {}): Response {
  return answer(status, { error }, headers);
}

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });
}
