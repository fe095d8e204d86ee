import type { SdkConfig } from '../../spec/config/sdk-config.ts';
import { streamedCall } from '../asked-call.ts';
import { pageTypeName } from '../pagination.ts';
import type { Operation } from '../types.ts';
import { completePagination } from './complete-pagination.ts';
import { completeStream, nameTurn } from './complete-stream.ts';
import { type CompletionContext, findOperation, propertyIn, report } from './completion-context.ts';

/** Adds to an operation what only the configuration knows. A name that the document does not have is a problem. */
export function completeOperation(operation: Operation, context: CompletionContext): Operation {
  const { method } = context;
  const pagination = completePagination(operation, context);
  const { streamed: declared, ...whole } = operation;
  // A list that is read page by page is not streamed, too.
  const streamed = pagination ? undefined : declared;
  const asked = streamed && streamedCall(operation);
  if (method.stream !== undefined && asked === undefined) reportUnasked(operation, context);
  for (const key of asked ? (['turn', 'history'] as const) : []) {
    if (method[key]) report(context, [key], 'Turns are followed where a call always streams. Leave this out.');
  }
  const stream = completeStream(asked ?? operation, context);
  const page = pagination && context.types.claim(pageTypeName(operation.names.response, pagination));
  return {
    ...whole,
    names: {
      ...operation.names,
      ...(page !== undefined && { page }),
      ...(stream?.turn && { turn: nameTurn(operation, context) }),
    },
    ...(pagination && { pagination }),
    ...(stream && (streamed ? { streamed: { ...streamed, stream } } : { stream })),
    ...(method.touches && {
      touches: method.touches.flatMap((name) => findOperation(operation, name, ['touches'], context)?.id ?? []),
    }),
  };
}

/** Tells why a call cannot be asked for a stream, as the configuration has it. */
function reportUnasked({ body, queryParameters, stream }: Operation, context: CompletionContext): void {
  const { when } = context.method.stream ?? {};
  if (stream !== undefined) report(context, ['stream'], 'The answer is always a stream. Leave this out.');
  else if (when === undefined)
    report(context, ['stream'], 'Nothing called `stream` may be true. Name what asks for the stream by `when`.');
  else if (
    queryParameters.some(({ name }) => name === when) ||
    propertyIn(body?.schema, when, ['stream', 'when'], context) !== undefined
  )
    report(context, ['stream', 'when'], `\`${when}\` cannot be true, or the operation answers nothing.`);
}

/** An operation with the header of its idempotency key, where the API has one. */
export function withIdempotencyKey(operation: Operation, { client }: SdkConfig): Operation {
  const { idempotencyHeader } = client;
  const isKeyed = idempotencyHeader !== undefined && ['post', 'patch'].includes(operation.method);
  return isKeyed ? { ...operation, idempotencyHeader } : operation;
}
