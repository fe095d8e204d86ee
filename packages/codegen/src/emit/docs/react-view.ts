import { followsTurns, isRead } from '../../model/call-shape.ts';
import type { ApiModel, Operation } from '../../model/types.ts';
import { clientPath } from '../../print/client-path.ts';
import { type Code, code, identifier, join } from '../../print/code.ts';
import { schemaType } from '../../print/schema-type.ts';
import type { DocsContext } from './docs-context.ts';
import { importLine, reactExample } from './react-examples.ts';
import { argumentTypes, promiseType, resultType, streamType } from './typescript-view.ts';

/** The React view of an operation: the hooks of a query, of a mutation or of a conversation, or else the client's call. */
export function reactView(operation: Operation, context: DocsContext): object {
  const forms = formsOf(operation, context);
  const returns = streamType(operation, context)?.text;
  return { signature: forms[0]?.signature, forms, returns, example: reactExample(operation, context) };
}

/** The name under which the view lists an operation: its first form's. */
export function reactName(operation: Operation, model: ApiModel): string {
  if (operation.stream === undefined || followsTurns(operation)) return operation.names.react.hook;
  return clientPath(operation, code`${identifier(model.client.clientHook)}()`).text;
}

/** Where the hooks find their client. */
export function reactSetup({ client }: ApiModel): string {
  const name = identifier(client.className).text;
  const provider = identifier(client.providerName).text;
  return [
    importLine(`{ ${name} }`, `${client.scope}/core`),
    importLine(`{ ${provider} }`, `${client.scope}/react`),
    importLine('{ QueryClient, QueryClientProvider }', '@tanstack/react-query'),
    importLine('type { ReactNode }', 'react'),
    '',
    "// A key in a browser is everyone's key: a route of your own server adds it.",
    `const client = new ${name}({ baseURL: '/api' });`,
    'const queryClient = new QueryClient();',
    '',
    'export function Providers({ children }: { children: ReactNode }) {',
    '  return (',
    '    <QueryClientProvider client={queryClient}>',
    `      <${provider} client={client}>{children}</${provider}>`,
    '    </QueryClientProvider>',
    '  );',
    '}',
  ].join('\n');
}

interface Form {
  readonly kind: string;
  readonly name: string;
  readonly signature: string;
}

function formsOf(operation: Operation, context: DocsContext): readonly Form[] {
  if (followsTurns(operation)) return [turnForm(operation, context), clientForm(operation, context)];
  if (operation.stream !== undefined) return [clientForm(operation, context)];
  return isRead(operation) ? queryForms(operation, context) : mutationForms(operation, context);
}

function form(kind: string, name: string, parameters: readonly Code[], result: Code): Form {
  return { kind, name, signature: code`${identifier(name)}(${join(parameters)}): ${result}`.text };
}

function queryForms(operation: Operation, context: DocsContext): readonly Form[] {
  const { react } = operation.names;
  const { positional, object } = argumentTypes(operation, context);
  const data = resultType(operation, context);
  // A query waits for arguments that are not known yet; one that suspends cannot.
  const waiting = positional.map((parameter) => code`${parameter} | undefined`);
  const hook = (kind: string, name: string, result: Code, options: Code) => {
    const path = kind.startsWith('suspense') ? positional : waiting;
    return form(kind, name, [...path, ...object, code`options?: ${options}`], code`${result}<${data}>`);
  };
  const factory = (kind: string, name: string, result: Code) => {
    return form(kind, name, [code`client: Client`, ...waiting, ...object], code`${result}<${data}>`);
  };
  const cache = (kind: string, name: string, held: Code) => {
    const parameters = [code`queryClient: QueryClient`, code`client: Client`, ...positional, ...object];
    return form(kind, name, parameters, code`OperationCache<${held}>`);
  };
  const isPaged = operation.pagination?.token !== undefined;
  return [
    hook('query', react.hook, code`UseQueryResult`, code`QueryHookOptions`),
    hook('suspense', react.suspenseHook, code`UseSuspenseQueryResult`, code`SuspenseQueryHookOptions`),
    ...(isPaged
      ? [
          hook('infinite', react.infiniteHook, code`UseInfiniteQueryResult`, code`InfiniteQueryHookOptions`),
          hook(
            'suspenseInfinite',
            react.suspenseInfiniteHook,
            code`UseSuspenseInfiniteQueryResult`,
            code`SuspenseInfiniteQueryHookOptions`,
          ),
        ]
      : []),
    factory('options', react.options, code`OperationQueryOptions`),
    ...(isPaged ? [factory('infiniteOptions', react.infiniteOptions, code`OperationInfiniteQueryOptions`)] : []),
    cache('cache', react.cache, data),
    ...(isPaged ? [cache('infiniteCache', react.infiniteCache, code`InfiniteData<${data}>`)] : []),
    form('key', react.key, [code`client: KeyedClient`, ...partialTypes(operation, context)], code`OperationKey`),
  ];
}

/** The arguments of a key, which matches more where some are left out. */
function partialTypes({ pathParameters, names }: Operation, { index }: DocsContext): readonly Code[] {
  const path = pathParameters.map(({ argument, schema }) => {
    return code`${identifier(argument)}?: ${schemaType(schema, { index, reference: identifier })}`;
  });
  return names.params === undefined ? path : [...path, code`query?: ${identifier(names.params)} | null`];
}

function mutationForms(operation: Operation, context: DocsContext): readonly Form[] {
  const { react } = operation.names;
  const data = resultType(operation, context);
  const variables = identifier(react.variables);
  return [
    form(
      'mutation',
      react.hook,
      [code`options?: MutationHookOptions`],
      code`UseMutationResult<${data}, DefaultError, ${variables}>`,
    ),
    form(
      'mutationOptions',
      react.mutationOptions,
      [code`client: Client`],
      code`OperationMutationOptions<${data}, ${variables}>`,
    ),
  ];
}

function turnForm(operation: Operation, context: DocsContext): Form {
  const { names } = operation;
  const waiting = argumentTypes(operation, context).positional.map((parameter) => code`${parameter} | undefined`);
  const types = [identifier(names.params ?? ''), resultType(operation, context), identifier(names.turn?.turn ?? '')];
  const result = code`TurnHookResult<${join(types)}>`;
  return form('turn', names.react.hook, [...waiting, code`options?: TurnHookOptions`], result);
}

function clientForm(operation: Operation, context: DocsContext): Form {
  const { positional, object } = argumentTypes(operation, context);
  const hook = identifier(context.model.client.clientHook);
  const call = code`${clientPath(operation)}(${join([...positional, ...object, code`options?: RequestOptions`])})`;
  return {
    kind: 'client',
    name: `${hook.text}()`,
    signature: code`${call}: ${promiseType(operation, context)}`.text,
  };
}
