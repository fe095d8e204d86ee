import type { OperationStream } from '../operation.ts';
import { describeFailure } from './describe-failure.ts';
import { eventProperty } from './event-property.ts';

/** Why the work failed, if the ending event says that it did. */
export function failureMessage({ fails }: OperationStream, end: unknown): string | undefined {
  return fails && eventProperty(end, fails.when) ? describeFailure(fails, end) : undefined;
}
