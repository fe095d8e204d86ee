import { describeBody } from '../errors/describe-body.ts';
import type { OperationStream } from '../operation.ts';
import { eventProperty } from './event-property.ts';
import { unexplainedFailure } from './unexplained-failure.ts';

/** Why the work failed, in the words of the ending event that says so. */
export function describeFailure(fails: NonNullable<OperationStream['fails']>, end: unknown): string {
  return describeBody(eventProperty(end, fails.message)) ?? unexplainedFailure;
}
