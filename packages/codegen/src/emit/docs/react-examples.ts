import { followsTurns, isRead } from '../../model/call-shape.ts';
import type { Operation } from '../../model/types.ts';
import { clientPath } from '../../print/client-path.ts';
import { identifier } from '../../print/code.ts';
import { exampleArguments, exampleLiteral } from '../../print/example-literal.ts';
import { exampleCall } from './call-arguments.ts';
import type { DocsContext } from './docs-context.ts';
import { resultType } from './typescript-view.ts';

/** A component that makes the call. */
export function reactExample(operation: Operation, context: DocsContext): string {
  if (followsTurns(operation)) return turnExample(operation, context);
  if (operation.stream !== undefined) return streamExample(operation, context);
  return isRead(operation) ? queryExample(operation, context) : mutationExample(operation, context);
}

/** A line of imports, as people write it. */
export function importLine(names: string, from: string): string {
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

function turnExample(operation: Operation, context: DocsContext): string {
  const { pascal, react } = operation.names;
  const { positional, object } = exampleCall(operation, context);
  return [
    importLine(`{ ${react.hook} }`, `${context.model.client.scope}/react`),
    '',
    `export function ${pascal}() {`,
    `  const { turns, send } = ${react.hook}(${exampleArguments(positional, '  ')});`,
    `  const run = () => send(${exampleArguments([object], '  ')});`,
    '',
    '  return (',
    '    <>',
    '      <button type="button" onClick={run}>Run</button>',
    '      {turns.map(({ parts }, place) => (',
    "        <p key={place}>{parts.map((part) => (part.type === 'content' ? part.content : null))}</p>",
    '      ))}',
    '    </>',
    '  );',
    '}',
  ].join('\n');
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
    `    const stream = ${clientPath(operation).text}(${exampleArguments([...positional, object], '    ')});`,
    '    for await (const event of stream) setEvents((before) => [...before, event]);',
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
