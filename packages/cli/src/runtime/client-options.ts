import type { ClientOptions } from '#core';
import type { Output } from './output/output.ts';
import type { Settings } from './settings.ts';
import type { TraceLevel } from './trace/traced-fetch.ts';

/** What is told of requests, and where. */
export interface Tracing {
  readonly trace: TraceLevel | undefined;
  readonly stderr: Output;
}

/**
 * Settings as a client takes them.
 *
 * @throws {@link CommandError} with the usage code where the connection cannot be made as it is asked for.
 */
export async function clientOptions({ connection, ...settings }: Settings, tracing?: Tracing): Promise<ClientOptions> {
  const { openTransport } = connection ? await import('./connection/open-transport.ts') : {};
  const options: ClientOptions = { ...settings, ...(connection && openTransport?.(connection)) };
  if (tracing?.trace === undefined) return options;
  const { tracedFetch } = await import('./trace/traced-fetch.ts');
  const { trace, stderr } = tracing;
  return { ...options, fetch: tracedFetch(options.fetch ?? fetch, stderr, trace, [settings.apiKey ?? '']) };
}
