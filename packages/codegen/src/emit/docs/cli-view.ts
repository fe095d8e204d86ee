import { isJsonObject, type Json } from '../../json.ts';
import { exampleCredentials } from '../../model/call-shape.ts';
import { commandLine } from '../../model/command-line.ts';
import { resolveSchema } from '../../model/schema-tools.ts';
import type { ApiModel, Operation } from '../../model/types.ts';
import { shellKeys, shellLines, shellWord } from '../../print/shell.ts';
import { type Argument, argumentExample, argumentsOf } from './call-arguments.ts';
import type { DocsContext } from './docs-context.ts';

/** The command line's view of an operation. */
export function cliView(operation: Operation, context: DocsContext): object {
  const command = commandLine(operation, context.model).map(shellWord).join(' ');
  const given = argumentsOf(operation).filter((argument) => argument.required);
  const flags = given.flatMap((argument) => flagsOf(argument, context));
  const asksForKey = exampleCredentials(context.model.client).some(({ option }) => option === 'apiKey');
  const key = operation.authenticated && asksForKey ? [`--api-key 'My API Key'`] : [];
  return { signature: `$ ${command}`, example: shellLines([command, ...key, ...flags]) };
}

/** How the command line is given a key. */
export function cliSetup({ client }: ApiModel): string {
  return shellKeys(client).join('\n');
}

/** The command line reads a file where a text begins with an @, and the reader's files are nothing that a document names. */
function withoutFiles(value: Json): Json {
  if (typeof value === 'string') return value.startsWith('@') ? `\\${value}` : value;
  if (Array.isArray(value)) return value.map(withoutFiles);
  return isJsonObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutFiles(inner)]))
    : value;
}

/** A list is its flag again and again, unless it holds lists. */
function flagsOf(argument: Argument, context: DocsContext): readonly string[] {
  const value = argumentExample(argument, context);
  const isList = resolveSchema(argument.schema, context.index).kind === 'array';
  const values = isList && Array.isArray(value) && !value.some(Array.isArray) ? value : [value];
  return values.map((item: Json) => flag(argument.flag, item));
}

/** What is neither text nor number is JSON. A value that would not be taken for one is joined to its flag. */
function flag(name: string, value: Json): string {
  if (value === true) return `--${name}`;
  const given = withoutFiles(value);
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  return `--${name}${value === false || text.startsWith('--') ? '=' : ' '}${shellWord(text)}`;
}
