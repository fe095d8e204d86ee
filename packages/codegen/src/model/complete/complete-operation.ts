import type { SdkConfig } from '../../spec/config/sdk-config.ts';
import { pageTypeName } from '../pagination.ts';
import type { Operation } from '../types.ts';
import { completePagination } from './complete-pagination.ts';
import { completeStream, nameTurn } from './complete-stream.ts';
import { type CompletionContext, findOperation } from './completion-context.ts';

/** Adds to an operation what only the configuration knows. A name that the document does not have is a problem. */
export function completeOperation(operation: Operation, context: CompletionContext): Operation {
  const { method } = context;
  const pagination = completePagination(operation, context);
  const stream = completeStream(operation, context);
  const page = pagination && context.types.claim(pageTypeName(operation.names.response, pagination));
  return {
    ...operation,
    names: {
      ...operation.names,
      ...(page !== undefined && { page }),
      ...(stream?.turn && { turn: nameTurn(operation, context) }),
    },
    ...(pagination && { pagination }),
    ...(stream && { stream }),
    touches: method.touches.flatMap((name) => findOperation(operation, name, ['touches'], context)?.id ?? []),
  };
}

/** An operation with the header of its idempotency key, where the API has one. */
export function withIdempotencyKey(operation: Operation, { client }: SdkConfig): Operation {
  const { idempotencyHeader } = client;
  const isKeyed = idempotencyHeader !== undefined && ['post', 'patch'].includes(operation.method);
  return isKeyed ? { ...operation, idempotencyHeader } : operation;
}
