/** What a key needs of a client: two clients of the same server share one cache. */
export interface KeyedClient {
  readonly baseURL: string;
}

/** What tells one use of an operation from another. A part that says nothing is left out. */
export interface OperationInput {
  /** Path arguments by name. */
  readonly path?: Readonly<Record<string, unknown>>;
  /** The rest of the call's parameters. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** Set on keys whose data is a list of pages. */
  readonly infinite?: true;
}

/**
 * Key of an operation in the query cache: base URL, operation, input.
 *
 * As a filter (`queryClient.invalidateQueries({ queryKey })`) it matches every key that holds at least the same, so a
 * key without input matches all uses of the operation, single pages and infinite lists alike.
 */
export type OperationKey = readonly [baseURL: string, operation: string, input?: OperationInput];

/**
 * Makes the key of an operation. Values that are undefined are left out, since they are not sent either. Nothing that
 * is given is kept or changed.
 *
 * @param client - the client whose server holds the data.
 * @param operation - where the operation stands in the client, steps joined by dots.
 * @param path - path arguments by name.
 * @param params - the rest of the call's parameters.
 */
export function operationKey(
  client: KeyedClient,
  operation: string,
  path?: object,
  params?: object | null,
): OperationKey {
  const input = {
    ...definedPart('path', path),
    ...definedPart('params', params),
  };
  return Object.keys(input).length === 0 ? [client.baseURL, operation] : [client.baseURL, operation, input];
}

/** The key under which an operation's pages are held together, apart from any single page. */
export function infiniteKey([baseURL, operation, input]: OperationKey): OperationKey {
  return [baseURL, operation, { ...input, infinite: true }];
}

function definedPart(name: 'path' | 'params', values: object | null | undefined): OperationInput {
  const entries = Object.entries(values ?? {}).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? {} : { [name]: Object.fromEntries(entries) };
}
