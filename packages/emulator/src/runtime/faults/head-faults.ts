import { HttpError } from '../http-error.ts';
import { ConnectionReset, type FaultKind } from './fault-kind.ts';
import type { FaultParameters } from './fault-parameters.ts';

/** Faults that strike before the body. */
export const headFaults = {
  status: {
    effect: 'Answers with a status, with or without Retry-After. The operation does not run.',
    parameters: { status: 503, retryAfter: undefined, retryAfterForm: 'seconds' },
    strikes: 'every answer',
    refuse: (parameters) =>
      new HttpError(parameters.status ?? 500, 'A fault was asked for', retryHeader(parameters, Date.now())),
  },
  'slow-headers': {
    effect: 'Runs the operation, then waits before the headers.',
    parameters: { delayMs: 1000 },
    strikes: 'every answer',
    start: ({ parameters, wait }) => wait(parameters.delayMs),
  },
  'reset-before-headers': {
    effect: 'Runs the operation, then resets the connection instead of answering.',
    parameters: {},
    strikes: 'every answer',
    start: () => Promise.reject(new ConnectionReset()),
  },
  'http-1.0': {
    effect: 'Answers by HTTP/1.0: the body has no length and ends with the connection.',
    parameters: {},
    strikes: 'every answer',
    head: (head) => {
      head.version = '1.0';
    },
  },
} as const satisfies Record<string, FaultKind>;

function retryHeader({ retryAfter, retryAfterForm }: FaultParameters, nowMs: number): Record<string, string> {
  if (retryAfter === undefined) return {};
  const delayMs = retryAfter * 1000;
  if (retryAfterForm === 'milliseconds') return { 'retry-after-ms': String(delayMs) };
  return { 'Retry-After': retryAfterForm === 'date' ? new Date(nowMs + delayMs).toUTCString() : String(retryAfter) };
}
