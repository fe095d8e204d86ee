import { describe, expect, it } from 'vitest';
import { APIConnectionTimeoutError, APIError, RateLimitError, StreamDecodeError } from '#core';
import { CommandError } from '../../src/runtime/command-error.ts';
import { describeError } from '../../src/runtime/describe-error.ts';
import type { ErrorContext } from '../../src/runtime/diagnosis.ts';
import { exitCodes } from '../../src/runtime/exit-codes.ts';
import { libraryLine, updateCommand } from './commands.ts';

const operation = { id: 'rooms.shelves.update', method: 'PATCH', path: '/rooms/{room}' } as const;
const context: ErrorContext = {
  commandLine: libraryLine,
  where: 'rooms:shelves update',
  command: updateCommand,
  debug: false,
  format: 'text',
  interrupted: false,
};

describe('describeError', () => {
  it.each<{ name: string; error: unknown; exitCode: number; text: string }>([
    {
      name: 'a failure of the program',
      error: new CommandError(exitCodes.usage, 'unknown flag --bok', { given: '--bok', known: ['--book', '--wood'] }),
      exitCode: 2,
      text: 'rooms:shelves update: unknown flag --bok\nDid you mean --book?\n',
    },
    {
      name: 'a rate limit without a time',
      error: new RateLimitError('429 Slow down', { operation, status: 429 }),
      exitCode: 5,
      text: 'rooms:shelves update: 429 Slow down\nWait a while, then try again.\n',
    },
    {
      name: 'a rate limit with a time',
      error: new RateLimitError('429 Slow down', { operation, status: 429, retryAfterMs: 89_500 }),
      exitCode: 5,
      text: 'rooms:shelves update: 429 Slow down\nWait 90 seconds, then try again.\n',
    },
    {
      name: 'a deadline, where repeating is safe',
      error: new APIConnectionTimeoutError('No answer.', { operation, deadline: 'timeout', isRetryable: true }),
      exitCode: 6,
      text: 'rooms:shelves update: No answer.\nThe server took too long. Try again later.\n',
    },
    {
      name: 'a deadline, where repeating is not safe',
      error: new APIConnectionTimeoutError('No answer.', { operation, deadline: 'timeout' }),
      exitCode: 6,
      text:
        'rooms:shelves update: No answer.\n' +
        'The server took too long. It may have done its work all the same: look before trying again.\n',
    },
    {
      name: 'a status without a rule of its own',
      error: new APIError("418 I'm a teapot", { operation, status: 418 }),
      exitCode: 1,
      text: "rooms:shelves update: 418 I'm a teapot\n",
    },
    {
      name: 'an event that cannot be read',
      error: new StreamDecodeError('No JSON.', { operation, eventCount: 0, lastEvent: undefined }),
      exitCode: 1,
      text:
        'rooms:shelves update: No JSON.\nThe server does not keep to its document. ' +
        'It may have done its work all the same: look before trying again.\n',
    },
    {
      name: 'an error that nobody expects',
      error: new TypeError('two\n lines'),
      exitCode: 1,
      text: 'rooms:shelves update: two lines\nRun the same again with --debug to see where it comes from.\n',
    },
    {
      name: 'something that is no error',
      error: 'text',
      exitCode: 1,
      text: 'rooms:shelves update: text\nRun the same again with --debug to see where it comes from.\n',
    },
  ])('tells of $name', async ({ error, exitCode, text }) => {
    expect(await describeError(error, context)).toEqual({ exitCode, text });
  });

  it('calls every failure after an interruption an interruption', async () => {
    const sent = { ...context, hasSent: true, interrupted: true };
    const { text, exitCode } = await describeError(new Error('aborted'), sent);
    expect(exitCode).toBe(130);
    expect(text).toBe('rooms:shelves update: interrupted\nThe server may finish all the same what it has begun.\n');
  });

  it.each([
    { after: 'an interrupted reading', command: { ...updateCommand, method: 'GET' }, hasSent: true },
    { after: 'an interruption before anything was sent', command: updateCommand, hasSent: false },
  ])('promises nothing of a server after $after', async ({ command, hasSent }) => {
    const given = { ...context, command, hasSent, interrupted: true };
    const { text } = await describeError(new Error('aborted'), given);
    expect(text).toBe('rooms:shelves update: interrupted\n');
  });

  it('adds the request, the stack and each cause with debug', async () => {
    const error = new APIError('500 Broken', { operation, status: 500, cause: new Error('socket', { cause: 'x' }) });
    const { text } = await describeError(error, { ...context, debug: true });
    expect(text).toMatch(
      /\nPATCH \/rooms\/\{room\}, status 500\nAPIError: .+\n +at (?:.|\n)+\nCaused by: Error: socket\n/,
    );
  });

  describe('for machines', () => {
    const error = new RateLimitError('429 Slow down', {
      operation,
      status: 429,
      retryAfterMs: 1_000,
      error: { detail: 'Slow down' },
    });
    const wanted = {
      message: '429 Slow down',
      where: 'rooms:shelves update',
      advice: 'Wait 1 second, then try again.',
      exitCode: 5,
      status: 429,
      retryAfterMs: 1_000,
      body: { detail: 'Slow down' },
    };

    it.each([
      { format: 'json' as const, text: `${JSON.stringify(wanted, null, 2)}\n` },
      { format: 'jsonl' as const, text: `${JSON.stringify(wanted)}\n` },
      {
        format: 'yaml' as const,
        text: expect.stringMatching(/^message: 429 Slow down\nwhere: (?:.*\n)+body:\n {2}detail: /),
      },
    ])('is one object as $format', async ({ format, text }) => {
      expect((await describeError(error, { ...context, format })).text).toEqual(text);
    });

    it.each([
      { transform: 'body.detail', text: 'Slow down\n' },
      { transform: 'status', text: '429\n' },
      { transform: 'absent', text: `${JSON.stringify(wanted, null, 2)}\n` },
      { transform: 'not an [expression', text: `${JSON.stringify(wanted, null, 2)}\n` },
    ])('is what $transform finds in it, and whole where that finds nothing', async ({ transform, text }) => {
      expect((await describeError(error, { ...context, transform })).text).toBe(text);
    });
  });
});
