import { isRead } from '../../model/call-shape.ts';
import type { ApiModel, Operation } from '../../model/types.ts';
import { type Code, code, identifier, join } from '../../print/code.ts';
import { exampleCall } from './call-arguments.ts';
import type { DocsContext } from './docs-context.ts';
import { exampleArguments, exampleLiteral } from './example-code.ts';
import { argumentTypes, clientPath, isStreamed, promiseType, resultType, streamType } from './typescript-view.ts';

/** The React view of an operation: the hooks of a query or of a mutation, or the client's call where there is no hook. */
export function reactView(operation: Operation, context: DocsContext): object {
  const forms = formsOf(operation, context);
  const returns = streamType(operation, context)?.text;
  return { signature: forms[0]?.signature, forms, returns, example: example(operation, context) };
}

/** The name under which the view lists an operation: its first form's. */
export function reactName(operation: Operation, model: ApiModel): string {
  if (operation.stream === undefined) return operation.names.react.hook;
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
  const optional = operation.pathParameters.map(({ argument }) => code`${identifier(argument)}?: string`);
  const isPaged = operation.pagination !== undefined;
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
    form('key', react.key, [code`client: KeyedClient`, ...optional, ...object], code`OperationKey`),
  ];
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

function example(operation: Operation, context: DocsContext): string {
  if (operation.stream !== undefined) return streamExample(operation, context);
  return isRead(operation) ? queryExample(operation, context) : mutationExample(operation, context);
}

function importLine(names: string, from: string): string {
  return `import ${names} from ${exampleLiteral(from)};`;
}

function queryExample(operation: Operation, context: DocsContext): string {
  const { pascal, react } = operation.names;
  const { positional, object } = exampleCall(operation, context);
  return [
    importLine(`{ ${react.hook} }`, `${context.model.client.scope}/react`),
    '',
    `export function ${pascal}() {`,
    `  const { data, error, isPending } = ${react.hook}(${exampleArguments([...positional, object], '  ')});`,
    '',
    '  if (isPending) return <p>Loading…</p>;',
    '  if (error) return <p role="alert">{error.message}</p>;',
    '  return <pre>{JSON.stringify(data, null, 2)}</pre>;',
    '}',
  ].join('\n');
}

function mutationExample(operation: Operation, context: DocsContext): string {
  const { pascal, react } = operation.names;
  return [
    importLine(`{ ${react.hook} }`, `${context.model.client.scope}/react`),
    '',
    `export function ${pascal}() {`,
    `  const { mutate, error, isPending } = ${react.hook}();`,
    '',
    '  return (',
    '    <>',
    `      <button type="button" disabled={isPending} onClick={() => mutate(${mutationVariables(operation, context)})}>`,
    '        Run',
    '      </button>',
    '      {error && <p role="alert">{error.message}</p>}',
    '    </>',
    '  );',
    '}',
  ].join('\n');
}

/** What `mutate` is given: the parameter object alone, or in one object with the positional arguments. */
function mutationVariables(operation: Operation, context: DocsContext): string {
  const { positional, object } = exampleCall(operation, context);
  if (operation.pathParameters.length === 0) return exampleArguments([object], '      ');
  const named = operation.pathParameters.map(({ argument }, position) => [argument, positional[position] ?? null]);
  const entries = object === undefined ? named : [...named, ['params', object]];
  return exampleLiteral(Object.fromEntries(entries), '      ');
}

function streamExample(operation: Operation, context: DocsContext): string {
  const { pascal } = operation.names;
  const { client } = context.model;
  const event = operation.success.schema?.kind === 'reference' ? resultType(operation, context).text : 'unknown';
  const { positional, object } = exampleCall(operation, context);
  return [
    ...(event === 'unknown' ? [] : [importLine(`type { ${event} }`, `${client.scope}/core`)]),
    importLine(`{ ${identifier(client.clientHook).text} }`, `${client.scope}/react`),
    importLine('{ useState }', 'react'),
    '',
    `export function ${pascal}() {`,
    `  const client = ${identifier(client.clientHook).text}();`,
    `  const [events, setEvents] = useState<readonly ${event}[]>([]);`,
    '',
    '  async function run() {',
    '    setEvents([]);',
    `    const stream = ${isStreamed(operation) ? '' : 'await '}${clientPath(operation).text}(${exampleArguments([...positional, object], '    ')});`,
    isStreamed(operation)
      ? '    for await (const event of stream) setEvents((before) => [...before, event]);'
      : '    setEvents([stream]);',
    '  }',
    '',
    '  return (',
    '    <>',
    '      <button type="button" onClick={run}>Run</button>',
    '      <pre>{JSON.stringify(events, null, 2)}</pre>',
    '    </>',
    '  );',
    '}',
  ].join('\n');
}
