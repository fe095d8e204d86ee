import { completePagination } from './complete-pagination.ts';
import { completeStream, nameTurn } from './complete-stream.ts';
import { type CompletionContext, findOperation } from './completion-context.ts';
import { pageTypeName } from './pagination.ts';
import type { Operation } from './types.ts';

/** Adds to an operation what only the configuration knows. A name that the document does not have is an error. */
export function completeOperation(operation: Operation, context: CompletionContext): Operation {
  const { method } = context;
  const pagination = completePagination(operation, context);
  const stream = completeStream(operation, context);
  const { idempotencyHeader } = context.config.client;
  const isKeyed = idempotencyHeader !== undefined && ['post', 'patch'].includes(operation.method);
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
    ...(isKeyed && { idempotencyHeader }),
    touches: method.touches.flatMap((name) => findOperation(operation, name, ['touches'], context)?.id ?? []),
  };
}
