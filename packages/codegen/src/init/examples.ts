import { commandLine } from '../emit/docs/cli-view.ts';
import { exampleLiteral } from '../emit/docs/example-code.ts';
import { shellWord } from '../emit/docs/shell.ts';
import { clientPath } from '../emit/docs/typescript-view.ts';
import { requiresParams } from '../model/call-shape.ts';
import type { ApiModel, Operation } from '../model/types.ts';
import { identifier } from '../print/code.ts';

/** An address for examples, on which the local server is started. */
export const exampleAddress = 'http://127.0.0.1:4010';

/** The local server takes any. */
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
  const key = asksForKey(model) ? `apiKey: ${exampleLiteral(exampleKey)}, ` : '';
  return typescript(
    `import { ${name} } from ${exampleLiteral(`${scope}/core`)};`,
    '',
    `const client = new ${name}({ ${key}baseURL: '${exampleAddress}' });`,
    ...(call === undefined ? [] : [`console.log(await ${clientPath(call).text}());`]),
  );
}

/** The simplest call as arguments of the command line, to the local server. */
export function commandExample(model: ApiModel): string {
  const call = simplestCall(model);
  const command = call === undefined ? [] : commandLine(call, model).slice(1).map(shellWord);
  const key = asksForKey(model) ? [`--api-key ${shellWord(exampleKey)}`] : [];
  return [...command, ...key, `--base-url ${exampleAddress}`].join(' ');
}

/** Whether a client can be given a key. */
export function asksForKey({ client }: ApiModel): boolean {
  return client.auth !== undefined;
}

/** What is read where key and address are not given, in Markdown: ``Without `apiKey` and `baseURL` … reads …``. */
export function defaults(model: ApiModel, reader: string, options: { readonly key: string; readonly address: string }) {
  const { env } = model.client;
  const pairs = [
    ...(asksForKey(model) ? env.apiKey.slice(0, 1).map((name) => [options.key, name] as const) : []),
    [options.address, env.baseURL] as const,
  ];
  const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' and ');
  return `Without ${list(pairs.map(([option]) => option))} ${reader} reads ${list(pairs.map(([, name]) => name))}`;
}

/** Commands in Markdown. */
export function shell(...lines: readonly string[]): string {
  return ['```sh', ...lines, '```'].join('\n');
}

/** A program in Markdown. */
export function typescript(...lines: readonly string[]): string {
  return ['```ts', ...lines, '```'].join('\n');
}
