import { exampleCredentials, requiresParams } from '../model/call-shape.ts';
import type { Credential } from '../model/client-model.ts';
import { commandLine } from '../model/command-line.ts';
import type { ApiModel, Operation } from '../model/types.ts';
import { clientPath } from '../print/client-path.ts';
import { identifier } from '../print/code.ts';
import { exampleLiteral } from '../print/example-literal.ts';
import { keyVariable, shellWord } from '../print/shell.ts';

/** An address for examples, on which the local server is started. */
const exampleAddress = 'http://127.0.0.1:4010';

/** Stands for every credential: the local server takes any. */
const exampleKey = 'any key';

/** A call that needs nothing, for examples and the first test: a list where there is one. */
export function simplestCall({ operations }: ApiModel): Operation | undefined {
  const simple = operations.filter((operation) => {
    return (
      operation.method === 'get' &&
      operation.pathParameters.length === 0 &&
      !operation.stream &&
      !requiresParams(operation)
    );
  });
  return simple.find(({ pagination }) => pagination !== undefined) ?? simple[0];
}

/** A program that calls the local server, in Markdown. */
export function clientExample(model: ApiModel): string {
  const { className, scope } = model.client;
  const call = simplestCall(model);
  const name = identifier(className).text;
  const keys = exampleCredentials(model.client).map(({ option }) => `${option}: ${exampleLiteral(exampleKey)}`);
  return typescript(
    `import { ${name} } from ${exampleLiteral(`${scope}/core`)};`,
    '',
    `const client = new ${name}({ ${[...keys, `baseURL: '${exampleAddress}'`].join(', ')} });`,
    ...(call === undefined ? [] : [`console.log(await ${clientPath(call).text}());`]),
  );
}

/**
 * The simplest call by the command line, to the local server.
 *
 * @param program - How the command line is called.
 */
export function commandExample(model: ApiModel, program: string): string {
  const call = simplestCall(model);
  const command = call === undefined ? [] : commandLine(call, model).slice(1).map(shellWord);
  const [keys, others] = keyAndOthers(model);
  return [
    ...others.map((credential) => `${keyVariable(credential)}=${shellWord(exampleKey)}`),
    program,
    ...command,
    ...keys.map(() => `--api-key ${shellWord(exampleKey)}`),
    `--base-url ${exampleAddress}`,
  ].join(' ');
}

/** What the client reads where it is not given credentials and address, in Markdown. */
export function clientDefaults({ client }: ApiModel): string {
  const pairs = exampleCredentials(client).map((credential) => [credential.option, keyVariable(credential)] as const);
  return defaults('the client', [...pairs, ['baseURL', client.env.baseURL]]);
}

/** What a client is given to get tokens itself, in Markdown; empty where no token is to be had so. */
export function tokenDefaults({ client }: ApiModel): string {
  const { options = [], token } = client.credentials ?? {};
  const pair = options.filter(({ option }) => option === 'clientId' || option === 'clientSecret');
  if (token === undefined) return '';
  const variables = codeList(pair.map(keyVariable));
  return ` In place of a token the client takes ${codeList(pair.map(({ option }) => option))}, or reads ${variables}, and gets tokens itself, from \`tokenURL\` or \`${token.env}\` where one is given: the local server has them, too.`;
}

/** What the command line reads where it is not given key and address, and what besides, in Markdown. */
export function commandDefaults(model: ApiModel): string {
  const [keys, others] = keyAndOthers(model);
  const pairs = keys.map((key) => ['--api-key', keyVariable(key)] as const);
  const sentence = `${defaults('it', [...pairs, ['--base-url', model.client.env.baseURL]])}.`;
  return others.length === 0 ? sentence : `${sentence} It always reads ${codeList(others.map(keyVariable))}.`;
}

/** ``Without `apiKey` … the client reads `SHOP_API_KEY` …``. */
function defaults(reader: string, pairs: readonly (readonly [option: string, variable: string])[]): string {
  const options = pairs.map(([option]) => option);
  return `Without ${codeList(options)} ${reader} reads ${codeList(pairs.map(([, variable]) => variable))}`;
}

function codeList(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names.map((name) => `\`${name}\``));
}

/** The key, for which the command line has a flag, and the credentials that it takes from the environment alone. */
function keyAndOthers({ client }: ApiModel): readonly [keys: readonly Credential[], others: readonly Credential[]] {
  const isKey = ({ option }: Credential) => option === 'apiKey';
  const credentials = exampleCredentials(client);
  return [credentials.filter(isKey), credentials.filter((credential) => !isKey(credential))];
}

/** Commands in Markdown. */
export function shell(...lines: readonly string[]): string {
  return ['```sh', ...lines, '```'].join('\n');
}

/** A program in Markdown. */
export function typescript(...lines: readonly string[]): string {
  return ['```ts', ...lines, '```'].join('\n');
}
