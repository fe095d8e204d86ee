import type { CallValues } from '../build-call.ts';
import type { Command, CommandLine } from '../command.ts';
import { argumentList } from './as-typescript.ts';
import { codePath, codeValue } from './code-value.ts';

/** The call in a React component, with the hook of the React package. */
export function asReact({ client }: CommandLine, command: Command, values: CallValues): string {
  const { hook } = command;
  const imported = hook.kind === 'client' ? client.hook : hook.name;
  const body = component(command, values, client.hook);
  return `${[
    `import { ${imported} } from ${codeValue(client.reactPackage)};`,
    '',
    'export function Example() {',
    ...body.map((line) => (line === '' ? '' : `  ${line}`)),
    '}',
  ].join('\n')}\n`;
}

function component({ hook, call, flags }: Command, values: CallValues, clientHook: string): readonly string[] {
  const { parameters = {} } = values;
  switch (hook.kind) {
    case 'query':
      return [
        `const { data, error, isPending } = ${hook.name}(${argumentList(values, '  ')});`,
        '',
        'if (isPending) return <p>Loading…</p>;',
        'if (error) return <p role="alert">{error.message}</p>;',
        'return <pre>{JSON.stringify(data, null, 2)}</pre>;',
      ];
    case 'mutation': {
      const names = flags.filter((flag) => flag.in === 'path').map((flag) => flag.argument);
      const path = Object.fromEntries(names.map((name, index) => [name, values.path[index]]));
      const hasParameters = Object.keys(parameters).length > 0;
      const variables = names.length === 0 ? parameters : { ...path, ...(hasParameters && { params: parameters }) };
      const given = Object.keys(variables).length > 0 ? codeValue(variables, '  ') : '';
      return [
        `const { mutate, error, isPending } = ${hook.name}();`,
        `const run = () => mutate(${given});`,
        '',
        'if (error) return <p role="alert">{error.message}</p>;',
        'return <button type="button" disabled={isPending} onClick={run}>Run</button>;',
      ];
    }
    case 'turn':
      return [
        `const { send } = ${hook.name}(${argumentList({ ...values, parameters: {} })});`,
        `const run = () => send(${codeValue(parameters, '  ')});`,
        '',
        'return <button type="button" onClick={run}>Send</button>;',
      ];
    case 'client':
      return [
        `const client = ${clientHook}();`,
        `const run = async () => console.log(await ${codePath('client', call)}(${argumentList(values, '  ')}));`,
        '',
        'return <button type="button" onClick={run}>Run</button>;',
      ];
  }
}
