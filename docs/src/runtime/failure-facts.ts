/** What a failed request becomes in each view. The packages decide these; a test holds this table to them. */

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
