import type { DefaultError, MutationFunctionContext } from '@tanstack/react-query';
import { type KeyedClient, type OperationKey, operationKey } from './operation-key.ts';

/** Options that `useMutation` takes. */
export interface OperationMutationOptions<TData, TVariables> {
  /** Names the operation. */
  readonly mutationKey: OperationKey;
  /** Makes the call. */
  readonly mutationFn: (variables: TVariables) => Promise<TData>;
  /** Marks as stale what the operation touches, after a failure too. */
  readonly onSettled: (
    data: TData | undefined,
    error: DefaultError | null,
    variables: TVariables,
    onMutateResult: unknown,
    context: MutationFunctionContext,
  ) => void;
}

/** An operation that changes something on the server. */
export interface OperationMutation<TVariables, TData> {
  readonly client: KeyedClient;
  /** Where the operation stands in the client, steps joined by dots. */
  readonly operation: string;
  readonly call: (variables: TVariables) => PromiseLike<TData>;
  /** Keys of the queries that the operation makes stale. */
  readonly touches: (variables: TVariables) => readonly OperationKey[];
}

/**
 * Makes the options of a mutation. They need no React.
 *
 * When the operation has settled, the queries that it touches are marked stale and the mounted ones are read again,
 * after a failure too, because the server may have acted although its answer was lost. The mutation does not wait for
 * them.
 */
export function operationMutation<TVariables, TData>({
  client,
  operation,
  call,
  touches,
}: OperationMutation<TVariables, TData>): OperationMutationOptions<TData, TVariables> {
  return {
    mutationKey: operationKey(client, operation),
    mutationFn: async (variables) => call(variables),
    onSettled: (_data, _error, variables, _onMutateResult, { client: queryClient }) => {
      for (const queryKey of touches(variables)) void queryClient.invalidateQueries({ queryKey });
    },
  };
}
