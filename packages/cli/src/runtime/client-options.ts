import type { ClientOptions, Fetch } from '#core';
import { debugFlag, isSet, verboseFlag } from './global-flags.ts';
import type { MainOptions } from './main-options.ts';
import type { Output } from './output/output.ts';
import type { ParsedArguments } from './parse-arguments.ts';
import type { Progress } from './progress.ts';
import { type Settings, secretsIn } from './settings.ts';
import type { TraceLevel } from './trace/traced-fetch.ts';

/** Who is told of requests. */
export interface RequestObserver {
  /** What is told on `stderr`. */
  readonly trace: TraceLevel | undefined;
  readonly stderr: Output;
  /** Called before each request. */
  readonly onSend: () => void;
}

/** An observer that tells what the flags want to be told, and notes that something was sent. */
export function requestObserver(
  flags: ParsedArguments['flags'],
  { stderr }: Pick<MainOptions, 'stderr'>,
  progress: Progress,
): RequestObserver {
  const trace = isSet(flags, debugFlag) ? 'debug' : isSet(flags, verboseFlag) ? 'verbose' : undefined;
  const onSend = () => {
    progress.hasSent = true;
  };
  return { trace, stderr, onSend };
}

/**
 * Settings as a client takes them.
 *
 * @throws {@link CommandError} with the usage code where the connection cannot be made as it is asked for.
 */
export async function clientOptions(settings: Settings, observer?: RequestObserver): Promise<ClientOptions> {
  const { connection, credentials, ...plain } = settings;
  const options = {
    ...credentials,
    ...plain,
    ...(connection && (await import('./connection/open-transport.ts')).openTransport(connection)),
  };
  if (observer === undefined) return options;
  const send = await traced(options.fetch ?? fetch, observer, secretsOf(settings));
  const observed: Fetch = (input, init) => {
    observer.onSend();
    return send(input, init);
  };
  return { ...options, fetch: observed };
}

/** What nobody else may see, also as it is written in headers. */
function secretsOf(settings: Settings): readonly string[] {
  return Object.values(secretsIn(settings)).flatMap((value) => [
    value,
    encodeURIComponent(value),
    Buffer.from(value, 'latin1').toString('base64'),
  ]);
}

async function traced(send: Fetch, { trace, stderr }: RequestObserver, secrets: readonly string[]): Promise<Fetch> {
  if (trace === undefined) return send;
  const { tracedFetch } = await import('./trace/traced-fetch.ts');
  return tracedFetch(send, stderr, trace, secrets);
}
