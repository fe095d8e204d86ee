import type { StandardSchemaV1 } from '@standard-schema/spec';
import { APIError, type APIErrorDetails } from './api-error.ts';
import { describeBody } from './describe-body.ts';

/** What is known of an answer that does not have its form. */
export interface ResponseValidationErrorDetails extends APIErrorDetails {
  readonly issues: readonly StandardSchemaV1.Issue[];
}

/** A successful answer, or an event of a stream, that is not what the API's document says. The answer is not kept. */
export class ResponseValidationError extends APIError {
  static override readonly kind: string = 'ResponseValidationError';
  /** What is wrong, and where: at most ten places, none with a value. */
  declare readonly issues: readonly StandardSchemaV1.Issue[];

  /** Names the first place in the message. */
  constructor(details: ResponseValidationErrorDetails) {
    const [first] = details.issues;
    const place = (first?.path ?? []).map(pointerStep).join('');
    const said = describeBody(`The answer is not what the document says: ${place || 'it'} ${first?.message}.`);
    super(`${details.status} ${said}`, details);
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc6901 */
function pointerStep(step: PropertyKey | StandardSchemaV1.PathSegment): string {
  const name = String(typeof step === 'object' ? step.key : step);
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
