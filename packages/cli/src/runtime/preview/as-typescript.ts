import type { CallValues } from '../build-call.ts';
import type { Command, CommandLine } from '../command.ts';
import { codePath, codeValue, type FileCode, holdsFile } from './code-value.ts';

/** The call with the TypeScript client. */
export function asTypescript(
  { client, baseURL }: CommandLine,
  command: Command,
  values: CallValues,
  address: string,
): string {
  const options = address === baseURL.default ? '' : codeValue({ baseURL: address });
  const call = `${codePath('client', command.call)}(${argumentList(values, '', readStream)})`;
  return `${[
    ...(holdsFile(values.parameters) ? ["import { createReadStream } from 'node:fs';"] : []),
    `import { ${client.className} } from ${codeValue(client.corePackage)};`,
    '',
    `const client = new ${client.className}(${options});`,
    ...use(command, call),
  ].join('\n')}\n`;
}

/** A file is read as it is sent. */
const readStream: FileCode = (path) => (path === '-' ? 'process.stdin' : `createReadStream(${codeValue(path)})`);

/** The arguments of the call: path values, then the object of the others where it has any. */
export function argumentList({ path, parameters = {} }: CallValues, indent = '', fileCode?: FileCode): string {
  const object = Object.keys(parameters).length > 0 ? [parameters] : [];
  return [...path, ...object].map((value) => codeValue(value, indent, fileCode)).join(', ');
}

function use({ kind }: Command, call: string): readonly string[] {
  switch (kind) {
    case 'stream':
      return [`for await (const event of ${call}) {`, '  console.log(event);', '}'];
    case 'page':
      return [`for await (const item of ${call}) {`, '  console.log(item);', '}'];
    case 'empty':
      return [`await ${call};`];
    default:
      return [`const answer = await ${call};`, 'console.log(answer);'];
  }
}
