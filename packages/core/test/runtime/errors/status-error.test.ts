import { describe, expect, it } from 'vitest';
import { statusError } from '../../../src/runtime/errors/status-error.ts';
import { Call } from '../../../src/runtime/http/call.ts';
import { resolveLimits } from '../../../src/runtime/options.ts';
import { makeThing } from '../../support/test-client.ts';

function answered(status: number, headers?: Headers) {
  const response = status ? new Response(null, { status, ...(headers && { headers }) }) : Response.error();
  return { call: new Call(makeThing, resolveLimits({})), response };
}

describe('statusError', () => {
  it.each([
    [400, 'BadRequestError'],
    [401, 'AuthenticationError'],
    [403, 'PermissionDeniedError'],
    [404, 'NotFoundError'],
    [409, 'ConflictError'],
    [422, 'UnprocessableEntityError'],
    [429, 'RateLimitError'],
    [500, 'InternalServerError'],
    [599, 'InternalServerError'],
    [418, 'APIError'],
    [307, 'APIError'],
  ])('makes %i a %s', (status, name) => {
    const error = statusError(answered(status), 'because');
    expect(error).toMatchObject({ name, status, message: `${status} because (POST /things)` });
  });

  it.each([
    [502, '502 status code (no body) (POST /things)'],
    [302, '302 redirect, not followed (POST /things)'],
    [304, '304 status code (no body) (POST /things)'],
    [0, '0 redirect, not followed (POST /things)'],
  ])('says of a bare %i: %s', (status, message) => {
    expect(statusError(answered(status), undefined).message).toBe(message);
  });

  it('carries what is known of the call', () => {
    const headers = new Headers({ 'x-request-id': 'req-7' });
    const error = statusError(answered(429, headers), 'slower', { isRetryable: true, retryAfterMs: 5 });
    expect(error).toMatchObject({
      operation: 'things.make',
      method: 'POST',
      path: '/things',
      requestId: 'req-7',
      isRetryable: true,
      retryAfterMs: 5,
      headers,
    });
  });
});
