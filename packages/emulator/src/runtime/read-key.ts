import { createHash, timingSafeEqual } from 'node:crypto';
import type { RawParameters } from './parse-parameters.ts';
import type { RouteAuth } from './route.ts';

/**
 * Reads the caller's key, or undefined where none was sent. A bearer key is everything after `Bearer `, so it may hold
 * spaces; of a basic login the password is the key.
 */
export function readKey(auth: RouteAuth, raw: RawParameters): string | undefined {
  switch (auth.type) {
    case 'bearer':
      return afterScheme('bearer', raw);
    case 'basic': {
      const login = Buffer.from(afterScheme('basic', raw) ?? '', 'base64').toString();
      return login.slice(login.indexOf(':') + 1) || undefined;
    }
    case 'apiKey':
      if (auth.in === 'query') return raw.query.get(auth.name) || undefined;
      return raw[auth.in][auth.in === 'header' ? auth.name.toLowerCase() : auth.name] || undefined;
  }
}

/** Whether two keys are the same. How long that takes does not tell how much of them is. */
export function isSameKey(given: string | undefined, wanted: string): boolean {
  const digest = (key: string) => createHash('sha256').update(key).digest();
  return given !== undefined && timingSafeEqual(digest(given), digest(wanted));
}

/** The header that tells a caller without a key how to send one. @see https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1 */
export function challengeOf(auth: RouteAuth | undefined): Record<string, string> {
  if (auth?.type === 'bearer') return { 'WWW-Authenticate': 'Bearer' };
  if (auth?.type === 'basic') return { 'WWW-Authenticate': 'Basic' };
  return {};
}

function afterScheme(scheme: string, raw: RawParameters): string | undefined {
  const { authorization = '' } = raw.header;
  if (authorization.slice(0, scheme.length + 1).toLowerCase() !== `${scheme} `) return undefined;
  return authorization.slice(scheme.length + 1).trim() || undefined;
}
