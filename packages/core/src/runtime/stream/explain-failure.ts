import { redactor, type Sent } from '../errors/redactor.ts';
import type { OperationStream } from '../operation.ts';
import { describeFailure } from './describe-failure.ts';

/** Why the work failed, as {@link describeFailure} has it, without what nobody else may read of the request. */
export function explainFailure(fails: NonNullable<OperationStream['fails']>, end: unknown, sent: Sent): string {
  return redactor(sent)(describeFailure(fails, end));
}
