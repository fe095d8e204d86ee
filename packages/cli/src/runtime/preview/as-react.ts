import type { CallValues } from '../build-call.ts';
import type { Command, CommandLine } from '../command.ts';
import { argumentList } from './as-typescript.ts';
import { codePath, codeValue, holdsFile } from './code-value.ts';

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
      const given = Object.keys(variables).length > 0 ? codeValue(variables, '  ', chosenFile) : '';
      const [take, control] = trigger(variables, 'disabled={isPending} ');
      return [
        `const { mutate, error, isPending } = ${hook.name}();`,
        `const run = (${take}) => mutate(${given});`,
        '',
        'if (error) return <p role="alert">{error.message}</p>;',
        `return ${control};`,
      ];
    }
    case 'turn':
      return [
        `const { send } = ${hook.name}(${argumentList({ ...values, parameters: {} })});`,
        `const run = () => send(${codeValue(parameters, '  ')});`,
        '',
        'return <button type="button" onClick={run}>Send</button>;',
      ];
    case 'client': {
      const [take, control] = trigger(parameters);
      const given = argumentList(values, '  ', chosenFile);
      return [
        `const client = ${clientHook}();`,
        `const run = async (${take}) => console.log(await ${codePath('client', call)}(${given}));`,
        '',
        `return ${control};`,
      ];
    }
  }
}

/** A page cannot open files by their paths: the user chooses one. */
const chosenFile = () => 'file';

/** What starts a call: what it is given, and the element. */
function trigger(parameters: object, attributes = ''): readonly [take: string, control: string] {
  return holdsFile(parameters)
    ? [
        'file: File',
        `<input type="file" ${attributes}onChange={({ target }) => target.files?.[0] && run(target.files[0])} />`,
      ]
    : ['', `<button type="button" ${attributes}onClick={run}>Run</button>`];
}
