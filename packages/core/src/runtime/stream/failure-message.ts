import { describeBody } from '../errors/describe-body.ts';
import type { OperationStream } from '../operation.ts';
import { eventProperty } from './event-property.ts';

/** Why the work failed, if the ending event says that it did. */
export function failureMessage({ fails }: OperationStream, end: unknown): string | undefined {
  if (!fails || !eventProperty(end, fails.when)) return undefined;
  return describeBody(eventProperty(end, fails.message)) ?? 'The server reported a failure.';
}
