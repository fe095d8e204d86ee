import { describe, expect, it } from 'vitest';
import { Client } from '../../../src/runtime/client.ts';
import { APIConnectionError } from '../../../src/runtime/errors/api-connection-error.ts';
import { APIError } from '../../../src/runtime/errors/api-error.ts';
import { BaseError } from '../../../src/runtime/errors/base-error.ts';
import { NotFoundError } from '../../../src/runtime/errors/not-found-error.ts';
import { RateLimitError } from '../../../src/runtime/errors/rate-limit-error.ts';
import { readThing, testDefaults } from '../../support/test-client.ts';

const error = new NotFoundError('404 gone', { operation: readThing, status: 404 });

describe('isInstance', () => {
  it.each([
    ['its own class', NotFoundError, true],
    ['the class above', APIError, true],
    ['the base of all', BaseError, true],
    ['a class beside it', RateLimitError, false],
    ['another branch', APIConnectionError, false],
  ])('of %s', (_, ErrorClass, wanted) => {
    expect(ErrorClass.isInstance(error)).toBe(wanted);
  });

  it.each([[null], [undefined], ['text'], [new Error('other')], [{ name: 'NotFoundError' }]])('denies %o', (value) => {
    expect(BaseError.isInstance(value)).toBe(false);
  });

  it('knows errors of another copy of the package', async () => {
    const path = '../../../src/runtime/errors/base-error.ts?copy';
    const copy = (await import(path)) as { BaseError: typeof BaseError };
    const foreign = new copy.BaseError('x');
    expect(foreign).not.toBeInstanceOf(BaseError);
    expect(BaseError.isInstance(foreign)).toBe(true);
  });
});

describe('an error', () => {
  it('is named after its class, out of sight of a console', () => {
    expect(error.name).toBe('NotFoundError');
    expect(Object.keys(error)).not.toContain('name');
  });

  it('of no class below is called as the package of its client exports it', () => {
    const before = BaseError.name;
    expect(() => new Client({}, { ...testDefaults, errorName: 'LibraryError' })).toThrow(
      expect.objectContaining({ name: 'LibraryError', stack: expect.stringMatching(/^LibraryError: /) }),
    );
    BaseError.name = before;
    expect(error.name).toBe('NotFoundError');
  });

  it('names the call in its message', () => {
    expect(error.message).toBe('404 gone (GET /things/{thing_id})');
  });
});
