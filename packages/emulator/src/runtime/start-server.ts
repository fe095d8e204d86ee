import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { CallRecord } from './call-record.ts';
import { createApp, operationIds } from './create-app.ts';
import { createDocumentHandlers } from './document/document-handlers.ts';
import { EmulatorError } from './emulator-error.ts';
import type { Fault } from './faults/fault.ts';
import { createFaultScript, type FaultScript, type ServerFaults } from './faults/fault-script.ts';
import type { AnyHandlers, CallContext } from './handler.ts';
import { type ListeningServer, listen } from './listen.ts';
import { isLoopback } from './loopback.ts';
import type { ApiDescription } from './route.ts';

const defaultHost = '127.0.0.1';

/** How a server is set up. Everything has a default. */
export interface ServerOptions {
  /** Port to listen on; 0, the default, takes a free one. */
  readonly port?: number | undefined;
  /** Address to listen on. By default `127.0.0.1`, which only this machine reaches; any other asks for `requireKey`. */
  readonly host?: string | undefined;
  /** The one key that is accepted. By default any key is, and each is an account of its own. */
  readonly requireKey?: string | undefined;
  /**
   * Origins of pages that may call, such as `https://app.example`. By default pages of this machine alone may, save where
   * a key is required.
   */
  readonly allowOrigins?: readonly string[] | undefined;
  /** Wait before each call is dealt with, in milliseconds. By default 0. */
  readonly latencyMs?: number | undefined;
  /** What is to go wrong from the start. By default nothing is. */
  readonly faults?: readonly Fault[] | undefined;
  /** Whether every answer is checked against the API's document; one that does not match becomes a 500. By default false. */
  readonly strictResponses?: boolean | undefined;
  /** Receives what goes wrong inside the server, one line each. By default standard error does. */
  readonly log?: ((message: string) => void) | undefined;
  /** Receives every call when it is over. By default nobody does. */
  readonly onCall?: ((call: CallRecord) => void) | undefined;
}

/** What the server serves beside what it is set up with. */
export interface ServerParts {
  /** By the id of their route. By default every route is answered by the document alone. */
  readonly handlers?: AnyHandlers<CallContext>;
  /** Adds what is not of the API: pages, for people. */
  readonly extend?: (app: Hono<{ Bindings: HttpBindings }>) => void;
}

/** A running server. */
export interface RunningServer extends AsyncDisposable {
  /** Base URL to give to clients, without a trailing slash: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly port: number;
  /** What is to go wrong, to be changed while the server runs. */
  readonly faults: FaultScript;
  /** Takes no new calls, and ends faults that wait. Waits a while for answers that are on their way. Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Starts a server for any described API. It takes calls when the promise resolves.
 *
 * @throws {@link EmulatorError} where the address or a fault cannot be used.
 * @example
 * ```ts
 * import { api } from '../generated/routes.ts';
 *
 * await using server = await startServer(api);
 * console.log(server.url);
 * ```
 */
export async function startServer(
  api: ApiDescription,
  options: ServerOptions = {},
  { handlers = createDocumentHandlers(api), extend }: ServerParts = {},
): Promise<RunningServer> {
  const {
    port = 0,
    host = defaultHost,
    requireKey,
    allowOrigins,
    latencyMs,
    strictResponses = false,
    onCall,
  } = options;
  const { log = (message) => process.stderr.write(`${message}\n`) } = options;
  const faults = checkServerOptions(api, options);
  const stopping = new AbortController();
  const app = createApp({
    api,
    handlers,
    strictResponses,
    log,
    onCall,
    latencyMs,
    requireKey,
    allowOrigins,
    faults,
    stopping: stopping.signal,
  });
  extend?.(app);
  const server = await listenOrExplain(listen(app, { host, port }), host, port);
  const close = () => {
    stopping.abort();
    return server.close();
  };
  return { url: server.url, port: server.port, faults, close, [Symbol.asyncDispose]: close };
}

/**
 * Says at once what would keep a server from starting, whatever its address turns out to be.
 *
 * @returns The faults, ready to strike.
 * @throws {@link EmulatorError} where a fault is wrong, or other machines could call without a key.
 */
export function checkServerOptions(
  api: ApiDescription,
  { host = defaultHost, requireKey, faults = [] }: ServerOptions,
): ServerFaults {
  if (requireKey === '') throw new EmulatorError('The key that is required is empty: give one, or require none');
  if (requireKey === undefined && !isLoopback(host)) {
    throw new EmulatorError(`Other machines can reach ${host}: require a key, or listen on ${defaultHost}`);
  }
  const script = createFaultScript(operationIds(api));
  for (const fault of faults) script.add(fault);
  return script;
}

async function listenOrExplain(
  listening: Promise<ListeningServer>,
  host: string,
  port: number,
): Promise<ListeningServer> {
  try {
    return await listening;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new EmulatorError(`Port ${port} of ${host} is in use: stop what uses it or choose another port`);
    }
    throw new EmulatorError(`The address ${host} port ${port} cannot be used (${code ?? String(error)})`, {
      cause: error,
    });
  }
}
