/** Words that cannot name a function, a variable or a parameter in a module. */
export const reservedWords: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends ' +
    'false finally for function if implements import in instanceof interface let new null package private protected ' +
    'public return static super switch this throw true try typeof undefined var void while with yield'
  ).split(' '),
);

/** Functions of the runtime that the modules of resources import. Nothing else there may have their names. */
export const runtimeFunctions: readonly string[] = (
  'addIdempotencyKey atServer encodeForm encodeLines encodeMultipart encodeRaw readAny readBlob readNothing readText ' +
  'request requestJsonLines requestPage requestStream requestStreamable requestText splitParams splitStyledParams ' +
  'stepByItem stepByLink stepByOffset stepByPageNumber writeStyledPath writeStyledQuery'
).split(' ');

/** What the language itself has. A type of the same name would hide it from whoever imports that. */
const languageNames = (
  'AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array BigUint64Array Boolean DataView ' +
  'Date DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array Function Infinity ' +
  'Int16Array Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ' +
  'ReferenceError Reflect RegExp Set SharedArrayBuffer String SuppressedError Symbol SyntaxError TypeError URIError ' +
  'Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet'
).split(' ');

/**
 * Names that the language has, that generated modules use for themselves or that they take from the runtimes. A schema of
 * the same name gets another, so that no import hides another. Other words of browsers, such as `File` and `Event`, are
 * those of many APIs, and stay theirs.
 */
export const reservedTypeNames: ReadonlySet<string> = new Set([
  ...languageNames,
  ...runtimeFunctions,
  ...(
    'APIConnectionError APIConnectionTimeoutError APIError APIPromise APIUserAbortError AsyncIterable ' +
    'AuthenticationError BadRequestError Blob Client ClientDefaults ClientOptions Command ConflictError Handlers ' +
    'InternalServerError Json NotFoundError Omit Operation Page PagePromise PermissionDeniedError ' +
    'RateLimitError Readonly ReadableStream Record RequestOptions Response Route Stream StreamDecodeError StreamError ' +
    'StreamFailedError StreamInterruptedError StreamPromise UnprocessableEntityError UnrecognizedValue ' +
    'UnrecognizedVariant FileStream Uploadable ClientProviderProps DefaultError InfiniteData InfiniteQueryHookOptions KeyedClient ' +
    'MutationHookOptions OperationCache OperationInfiniteQueryOptions OperationInput OperationKey OperationMutationOptions ' +
    'OperationQueryOptions QueryClient QueryHookOptions ReactElement SuspenseInfiniteQueryHookOptions SuspenseQueryHookOptions ' +
    'UseInfiniteQueryResult UseMutationResult UseQueryResult UseSuspenseInfiniteQueryResult UseSuspenseQueryResult ' +
    'ContentPart ErrorPart Iterable PageRequestOptions StreamRequestOptions ToolPart Transcript Turn TurnNotFoundError ' +
    'TurnActions TurnHookOptions TurnHookResult TurnHookSnapshot TurnStore TurnStoreOptions UnknownPart UsagePart ' +
    'BaseError createClient nextAfterItem nextOffset nextPageNumber readProperty PropertyPath ' +
    'AnswerSchema AnswerSchemas IdempotentRequestOptions ResponseValidationError Validate ' +
    'Fetch HttpMethod TranscriptSnapshot TurnPhase TurnStoreSnapshot ' +
    'ApiDescription Handler NonNullable PageOperation StreamHandler StreamOperation StreamableHandler StreamableOperation api definitions operationInfiniteQuery ' +
    'operationKey operationMutation operationQuery ' +
    'createValidator standardSchema validate any bigint boolean never null number object string symbol undefined unknown void'
  ).split(' '),
]);

/** Names that the React package has from its runtime. Operations get others. */
export const reservedReactNames: readonly string[] = (
  'useOperationMutation useOperationQuery useInfiniteOperationQuery useSuspenseOperationQuery ' +
  'useSuspenseInfiniteOperationQuery useQueriedTurns useTurns infiniteKey operationCache ' +
  'operationInfiniteCache operationKey'
).split(' ');

/** Property names that would change what an object is. No resource and no method may have one. */
export const reservedMembers: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'hasOwnProperty',
  'toString',
  'valueOf',
  'then',
];

/** Properties of every client. No resource at the top of the tree may have such a name. */
export const reservedClientMembers: readonly string[] =
  'always baseURL delete fetch fetchOptions get limits patch post put withOptions'.split(' ');

/** Flags that every command line has. A parameter of the same name gets another. */
export const reservedFlags: readonly string[] = (
  'allow-input-files api-key as base-url client-cert client-key debug dry-run format format-error header help input ' +
  'max-items max-retries output pager profile quiet raw-output timeout transform transform-error verbose version yes'
).split(' ');

/** Entries that every core package has beside those of its resources. A resource of the same name gets another. */
export const reservedModules: readonly string[] = 'api lean middleware node schema validate webhook-payloads'.split(
  ' ',
);

/** Words that every command line has where a group of commands is named. A group of the same name gets another. */
export const reservedCommandGroups: readonly string[] = '__complete api auth completion config help man'.split(' ');
