import { describe, expect, it } from 'vitest';
import { statusError } from '../../../src/runtime/errors/status-error.ts';
import { makeThing } from '../../support/test-client.ts';

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
    const error = statusError('because', { status, operation: makeThing });
    expect(error).toMatchObject({ name, status, message: `${status} because (POST /things)` });
  });

  it.each([
    [502, '502 status code (no body) (POST /things)'],
    [302, '302 redirect, not followed (POST /things)'],
    [0, '0 redirect, not followed (POST /things)'],
  ])('says of a bare %i: %s', (status, message) => {
    expect(statusError(undefined, { status, operation: makeThing }).message).toBe(message);
  });

  it('carries what is known of the call', () => {
    const headers = new Headers({ 'x-request-id': 'req-7' });
    const error = statusError('slower', {
      status: 429,
      operation: makeThing,
      headers,
      isRetryable: true,
      retryAfterMs: 5,
    });
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
