import type { Diagnosis, ErrorContext } from './diagnosis.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { alternatives } from './global-flags.ts';

type Core = typeof import('#core');
type APIError = InstanceType<Core['APIError']>;

/** A class of the client's errors, and what it means here. */
interface Rule {
  readonly type: { isInstance(value: unknown): boolean };
  readonly exitCode: ExitCode;
  readonly advice: (error: APIError, context: ErrorContext) => string;
}

/**
 * What an error of the client means for the user.
 *
 * @returns Undefined for an error that is not the client's.
 */
export async function diagnoseClientError(error: unknown, context: ErrorContext): Promise<Diagnosis | undefined> {
  const core = await import('#core');
  if (!core.APIError.isInstance(error)) {
    // Directly, the base class stands for arguments that the client refuses before it sends anything.
    if (!core.BaseError.isInstance(error)) return undefined;
    return { exitCode: exitCodes.usage, problem: error.message, advice: 'See --help for what each flag takes.' };
  }
  const rule = rules(core).find(({ type }) => type.isInstance(error));
  return {
    exitCode: rule?.exitCode ?? exitCodes.api,
    problem: error.message.replace(` (${error.method} ${error.path})`, ''),
    advice: rule?.advice(error, context) ?? '',
    request: requestLine(error),
    details: { status: error.status, requestId: error.requestId, retryAfterMs: error.retryAfterMs, body: error.error },
  };
}

/** From the special to the general: the first that fits counts. */
function rules(core: Core): readonly Rule[] {
  const { api, authentication, network, notFound, rateLimit, streamFailed } = exitCodes;
  return [
    { type: core.AuthenticationError, exitCode: authentication, advice: checkKey },
    {
      type: core.PermissionDeniedError,
      exitCode: authentication,
      advice: () => 'Use a key that is allowed to do this.',
    },
    { type: core.NotFoundError, exitCode: notFound, advice: checkIds },
    { type: core.RateLimitError, exitCode: rateLimit, advice: waitForLimit },
    { type: core.ConflictError, exitCode: api, advice: () => 'Look at its present state, then try again.' },
    { type: core.UnprocessableEntityError, exitCode: api, advice: () => 'Mend the values that are named; see --help.' },
    { type: core.BadRequestError, exitCode: api, advice: () => 'Mend the values that are named; see --help.' },
    { type: core.InternalServerError, exitCode: api, advice: tryAgain('The server failed.') },
    { type: core.StreamFailedError, exitCode: streamFailed, advice: () => 'What was printed is all that there is.' },
    { type: core.StreamInterruptedError, exitCode: network, advice: tryAgain('What was printed is not complete.') },
    { type: core.APIConnectionTimeoutError, exitCode: network, advice: tryAgain('The server took too long.') },
    { type: core.APIConnectionError, exitCode: network, advice: checkAddress },
  ];
}

function checkKey(_error: APIError, { commandLine }: ErrorContext): string {
  return `Check the key given by ${alternatives(['--api-key', ...(commandLine.apiKey?.env ?? [])])}.`;
}

function checkIds(_error: APIError, { command }: ErrorContext): string {
  const flags = command?.flags.filter((flag) => flag.in === 'path').map((flag) => `--${flag.name}`) ?? [];
  return flags.length === 0
    ? 'Check the address and the flags.'
    : `Check ${flags.join(', ')}, and that the key has access to it.`;
}

function waitForLimit({ retryAfterMs }: APIError): string {
  if (retryAfterMs === undefined) return 'Wait a while, then try again.';
  const seconds = Math.ceil(retryAfterMs / 1000);
  return `Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, then try again.`;
}

function checkAddress(_error: APIError, { commandLine, baseURL }: ErrorContext): string {
  const source = alternatives(['--base-url', commandLine.baseURL.env]);
  return `Check the network and the address ${baseURL ?? ''}; ${source} changes it.`;
}

function tryAgain(fact: string): Rule['advice'] {
  return ({ isRetryable }) =>
    `${fact} ${isRetryable ? 'Try again later.' : 'It may have done its work all the same: look before trying again.'}`;
}

function requestLine({ method, path, status, requestId }: APIError): string {
  const facts = [`${method} ${path}`, status && `status ${status}`, requestId && `request id ${requestId}`];
  return facts.filter(Boolean).join(', ');
}
