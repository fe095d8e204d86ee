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
  StreamDecodeError,
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
    // Directly, the base class stands for arguments that the client refuses before it sends anything, and for answers
    // that cannot be followed.
    if (!BaseError.isInstance(error)) return undefined;
    const { message: problem } = error;
    if (context.hasSent)
      return { exitCode: exitCodes.api, problem, advice: 'What was printed is all that can be had.' };
    return { exitCode: exitCodes.usage, problem, advice: 'See --help for what each flag takes.' };
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
  { type: StreamInterruptedError, exitCode: exitCodes.network, advice: lookAtType },
  { type: StreamDecodeError, exitCode: exitCodes.api, advice: tryAgain('The server does not keep to its document.') },
  { type: APIConnectionTimeoutError, exitCode: exitCodes.network, advice: tryAgain('The server took too long.') },
  { type: APIConnectionError, exitCode: exitCodes.network, advice: checkAddress },
  { type: APIError, exitCode: exitCodes.api, advice: checkAnswer },
];

function checkKey(_error: APIError, { commandLine }: ErrorContext): string {
  const others = commandLine.credentials?.options.flatMap(({ env }) => env) ?? [];
  return `Check the key given by ${alternatives(['--api-key', ...(commandLine.apiKey?.env ?? []), ...others])}.`;
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
  if (seconds === 0) return 'Try again.';
  return `Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, then try again.`;
}

function checkAddress(error: APIError, { commandLine, target }: ErrorContext): string {
  const advice = connectionAdvice(error, target, commandLine.baseURL.env);
  return error.isRetryable ? advice : `${advice} ${doubt}`;
}

/** A stream that is none, such as the page of a login, ends before it begins. */
function lookAtType(error: APIError, context: ErrorContext): string {
  const type = error.headers?.get('content-type')?.split(';')[0] ?? '';
  if (/event-stream|json-?(l|lines|seq)|ndjson/.test(type))
    return tryAgain('What was printed is not complete.')(error, context);
  const sent = type === '' ? 'something else' : type;
  return `The server sent ${sent} in place of events. ${checkAnswer(error, context)}`;
}

function checkAnswer({ status = 0 }: APIError, { target, commandLine }: ErrorContext): string {
  if (status >= 400) return '';
  const source = alternatives(['--base-url', commandLine.baseURL.env]);
  return `Check that ${target?.baseURL ?? 'the address'} is the address of the API; ${source} changes it.`;
}

const doubt = 'It may have done its work all the same: look before trying again.';

function tryAgain(fact: string): Rule['advice'] {
  return ({ isRetryable }) => `${fact} ${isRetryable ? 'Try again later.' : doubt}`;
}

function requestLine({ method, path, status, requestId }: APIError): string {
  const facts = [`${method} ${path}`, status && `status ${status}`, requestId && `request id ${requestId}`];
  return facts.filter(Boolean).join(', ');
}
