import { exampleCredentials } from '../../model/call-shape.ts';
import type { ApiModel, Operation } from '../../model/types.ts';
import { answerType, pageBodyType } from '../../print/answer-type.ts';
import { clientPath } from '../../print/client-path.ts';
import { type Code, code, empty, identifier, join } from '../../print/code.ts';
import { exampleArguments, exampleLiteral } from '../../print/example-literal.ts';
import { schemaType } from '../../print/schema-type.ts';
import { keyVariable } from '../../print/shell.ts';
import { argumentObject, exampleCall } from './call-arguments.ts';
import type { DocsContext } from './docs-context.ts';

/** The TypeScript view of an operation: a method of the client. */
export function typescriptView(operation: Operation, context: DocsContext): object {
  return {
    signature:
      code`${clientPath(operation)}(${join(callParameters(operation, context))}): ${promiseType(operation, context)}`
        .text,
    returns: streamType(operation, context)?.text,
    example: example(operation, context),
  };
}

/** Positional arguments and the object of the others, with their types: `sessionId: string`. */
export function argumentTypes(operation: Operation, { index }: DocsContext): { positional: Code[]; object: Code[] } {
  const object = argumentObject(operation);
  const positional = operation.pathParameters.map(({ argument, schema }) => {
    return code`${identifier(argument)}: ${schemaType(schema, { index, reference: identifier })}`;
  });
  if (object === undefined) return { positional, object: [] };
  const type = object.required ? identifier(object.type) : code`${identifier(object.type)} | null`;
  return { positional, object: [code`${identifier(object.name)}${object.required ? empty : code`?`}: ${type}`] };
}

function callParameters(operation: Operation, context: DocsContext): readonly Code[] {
  const { positional, object } = argumentTypes(operation, context);
  return [...positional, ...object, code`options?: RequestOptions`];
}

/** Type of what the call resolves to, as the client names it; for a stream that of one event. */
export function resultType(operation: Operation, { index }: DocsContext): Code {
  const print = operation.pagination === undefined ? answerType : pageBodyType;
  return print(operation, { index, reference: identifier });
}

/** What a streamed call resolves to: `Stream<SessionEvent>`. Undefined for other calls. */
export function streamType(operation: Operation, context: DocsContext): Code | undefined {
  return operation.stream ? code`Stream<${resultType(operation, context)}>` : undefined;
}

/** What the call gives back at once. */
export function promiseType(operation: Operation, context: DocsContext): Code {
  const result = resultType(operation, context);
  if (operation.stream) return code`StreamPromise<${result}>`;
  if (operation.pagination === undefined) return code`APIPromise<${result}>`;
  const item = answerType(operation, { index: context.index, reference: identifier });
  return code`PagePromise<${item}, ${result}>`;
}

/** How a client is made. */
export function typescriptSetup({ client }: ApiModel): string {
  const name = identifier(client.className).text;
  const variables = exampleCredentials(client).map(keyVariable);
  const comment = variables.length === 0 ? '' : ` // reads ${variables.join(' and ')}`;
  const from = exampleLiteral(`${client.scope}/core`);
  return [`import { ${name} } from ${from};`, '', `const client = new ${name}();${comment}`].join('\n');
}

function example(operation: Operation, context: DocsContext): string {
  const { positional, object } = exampleCall(operation, context);
  const call = `${clientPath(operation).text}(${exampleArguments([...positional, object])})`;
  return [typescriptSetup(context.model), '', use(call, operation)].join('\n');
}

function use(call: string, operation: Operation): string {
  if (operation.stream) return `for await (const event of ${call}) {\n  console.log(event);\n}`;
  if (operation.pagination !== undefined) return `for await (const item of ${call}) {\n  console.log(item);\n}`;
  if (operation.success.schema === undefined) return `await ${call};`;
  return `const response = await ${call};\n\nconsole.log(response);`;
}
