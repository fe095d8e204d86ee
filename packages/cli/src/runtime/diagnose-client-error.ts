import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  AuthenticationError,
  BadRequestError,
  BaseError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  StreamFailedError,
  StreamInterruptedError,
  UnprocessableEntityError,
} from '#core';
import { connectionAdvice } from './connection/connection-advice.ts';
import type { Diagnosis, ErrorContext } from './diagnosis.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { alternatives } from './global-flags.ts';

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
export function diagnoseClientError(error: unknown, context: ErrorContext): Diagnosis | undefined {
  if (!APIError.isInstance(error)) {
    // Directly, the base class stands for arguments that the client refuses before it sends anything.
    if (!BaseError.isInstance(error)) return undefined;
    return { exitCode: exitCodes.usage, problem: error.message, advice: 'See --help for what each flag takes.' };
  }
  const rule = rules.find(({ type }) => type.isInstance(error));
  return {
    exitCode: rule?.exitCode ?? exitCodes.api,
    problem: error.message.replace(` (${error.method} ${error.path})`, ''),
    advice: rule?.advice(error, context) ?? '',
    request: requestLine(error),
    details: { status: error.status, requestId: error.requestId, retryAfterMs: error.retryAfterMs, body: error.error },
  };
}

/** From the special to the general: the first that fits counts. */
const rules: readonly Rule[] = [
  { type: AuthenticationError, exitCode: exitCodes.authentication, advice: checkKey },
  {
    type: PermissionDeniedError,
    exitCode: exitCodes.authentication,
    advice: () => 'Use a key that is allowed to do this.',
  },
  { type: NotFoundError, exitCode: exitCodes.notFound, advice: checkIds },
  { type: RateLimitError, exitCode: exitCodes.rateLimit, advice: waitForLimit },
  { type: ConflictError, exitCode: exitCodes.api, advice: () => 'Look at its present state, then try again.' },
  {
    type: UnprocessableEntityError,
    exitCode: exitCodes.api,
    advice: () => 'Mend the values that are named; see --help.',
  },
  { type: BadRequestError, exitCode: exitCodes.api, advice: () => 'Mend the values that are named; see --help.' },
  { type: InternalServerError, exitCode: exitCodes.api, advice: tryAgain('The server failed.') },
  { type: StreamFailedError, exitCode: exitCodes.streamFailed, advice: () => 'What was printed is all that there is.' },
  { type: StreamInterruptedError, exitCode: exitCodes.network, advice: tryAgain('What was printed is not complete.') },
  { type: APIConnectionTimeoutError, exitCode: exitCodes.network, advice: tryAgain('The server took too long.') },
  { type: APIConnectionError, exitCode: exitCodes.network, advice: checkAddress },
];

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

function checkAddress(error: APIError, { commandLine, target }: ErrorContext): string {
  return connectionAdvice(error, target, commandLine.baseURL.env);
}

function tryAgain(fact: string): Rule['advice'] {
  return ({ isRetryable }) =>
    `${fact} ${isRetryable ? 'Try again later.' : 'It may have done its work all the same: look before trying again.'}`;
}

function requestLine({ method, path, status, requestId }: APIError): string {
  const facts = [`${method} ${path}`, status && `status ${status}`, requestId && `request id ${requestId}`];
  return facts.filter(Boolean).join(', ');
}
