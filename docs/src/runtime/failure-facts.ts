import type { ErrorData, PageData } from './page-data.ts';

/** What a failed request becomes. The packages decide these; a test holds this table to them. */

const errorClasses = new Map([
  ['400', 'BadRequestError'],
  ['401', 'AuthenticationError'],
  ['403', 'PermissionDeniedError'],
  ['404', 'NotFoundError'],
  ['409', 'ConflictError'],
  ['422', 'UnprocessableEntityError'],
  ['429', 'RateLimitError'],
]);

const exitCodes = new Map([
  ['401', 3],
  ['403', 3],
  ['404', 4],
  ['429', 5],
]);

const otherFailure = 1;

/** The class of error that the client throws for a status: `NotFoundError` for `404`. */
export function errorClass(status: string): string {
  return errorClasses.get(status) ?? (/^5/.test(status) ? 'InternalServerError' : 'APIError');
}

/** The exit code of the command line for a status. */
export function exitCode(status: string): number {
  return exitCodes.get(status) ?? otherFailure;
}

/** A status after which the client sends a request again by itself. */
interface RetryRule {
  readonly status: string;
  /** What has to hold besides, in Markdown. */
  readonly condition?: string;
}

const idempotentMethods = new Set(['get', 'head', 'options', 'put', 'delete', 'query']);

type Repeated = Pick<PageData, 'method' | 'idempotencyHeader' | 'stream' | 'streamed'>;

function retryRules({ method, idempotencyHeader, stream, streamed }: Repeated): readonly RetryRule[] {
  const isIdempotent = idempotencyHeader !== undefined || idempotentMethods.has(method);
  if (isIdempotent) return ['408', '409', '429', '5XX'].map((status) => ({ status }));
  const always = [{ status: '429' }];
  const condition = streamed === undefined ? 'with `Retry-After`' : 'with `Retry-After` and without a stream';
  return stream === undefined ? [...always, { status: '503', condition }] : always;
}

/** Whether the client repeats a request after a status, in Markdown: `yes`, `no`, or what has to hold: `only 429`. */
export function retryRule(page: Repeated, status: string): string {
  const rules = retryRules(page);
  const whole = rules.find((rule) => covers(rule.status, status));
  if (whole !== undefined) return whole.condition === undefined ? 'yes' : `only ${whole.condition}`;
  const parts = rules.filter((rule) => covers(status, rule.status));
  const words = parts.map((rule) => (rule.condition === undefined ? rule.status : `${rule.status} ${rule.condition}`));
  return words.length === 0 ? 'no' : `only ${words.join(', ')}`;
}

/** Whether a declared status, as `404`, `5XX` or `default`, stands for another one too. */
function covers(declared: string, status: string): boolean {
  if (declared === 'default') return true;
  return declared.toUpperCase() === status.toUpperCase() || (/xx$/i.test(declared) && declared[0] === status[0]);
}

/** A row of the table of failures. */
export interface FailureRow {
  readonly status: string;
  readonly errorClass: string;
  readonly exitCode: string;
  /** Markdown. */
  readonly retry: string;
  /** Markdown. */
  readonly description: string;
}

/** Headings of the table of failures, in the order of {@link FailureRow}. */
export const failureHeadings = ['Status', 'Class', 'Exit code', 'Retried', 'When'] as const;

/** The declared failures of an operation, with what becomes of each. */
export function failureRows(page: PageData): readonly FailureRow[] {
  return page.errors.map(({ status, description }: ErrorData) => ({
    status,
    errorClass: errorClass(status),
    exitCode: String(exitCode(status)),
    retry: retryRule(page, status),
    description,
  }));
}
