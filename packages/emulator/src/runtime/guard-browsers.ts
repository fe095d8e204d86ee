import type { Context, MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { isLoopbackUrl } from './loopback.ts';

/** Which pages may call a server. */
export interface BrowserAccess {
  /** Whether callers must know a key. A page that knows it may call from anywhere. */
  readonly isKeyed: boolean;
  /** Origins beside those of this machine, such as `https://app.example`. */
  readonly allowOrigins: readonly string[];
}

/**
 * Lets pages of this machine call the server, and no others. Where any key is accepted, any web site that its developer
 * visits could otherwise read what the server has; a request for a foreign host name is one that a site has pointed here.
 */
export function guardBrowsers({ isKeyed, allowOrigins }: BrowserAccess): readonly MiddlewareHandler[] {
  const isWelcome = (origin: string) => isKeyed || isLoopbackUrl(origin) || allowOrigins.includes(origin);
  const guard: MiddlewareHandler = async (context, next) => {
    const origin = context.req.header('origin');
    if (origin !== undefined && !isWelcome(origin)) {
      return refuse('This origin may not call: allow it with allowOrigins, or --allow-origin');
    }
    if (!isKeyed && !isLoopbackUrl(`http://${context.req.header('host') ?? 'localhost'}`)) {
      return refuse('This host name is not one of this machine: call 127.0.0.1 or localhost');
    }
    return next();
  };
  const share = cors({
    // With credentials browsers insist on a named origin.
    origin: (origin) => (isWelcome(origin) ? origin : null),
    credentials: true,
    exposeHeaders: ['Retry-After', 'Retry-After-Ms', 'WWW-Authenticate'],
    maxAge: 600,
  });
  // The library takes every OPTIONS for a browser's question before a call, and some APIs have operations of that method.
  const isOwn = ({ req }: Context) => req.method === 'OPTIONS' && !req.header('access-control-request-method');
  return [guard, (context, next) => (isOwn(context) ? next() : share(context, next))];
}

function refuse(detail: string): Response {
  return Response.json({ detail }, { status: 403 });
}
