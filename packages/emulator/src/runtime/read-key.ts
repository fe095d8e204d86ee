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

function afterScheme(scheme: string, raw: RawParameters): string | undefined {
  const { authorization = '' } = raw.header;
  if (authorization.slice(0, scheme.length + 1).toLowerCase() !== `${scheme} `) return undefined;
  return authorization.slice(scheme.length + 1).trim() || undefined;
}
