import type { Json } from '../../json.ts';
import { requiresParams } from '../../model/call-shape.ts';
import type { Schema } from '../../model/schema.ts';
import { resolveSchema } from '../../model/schema-tools.ts';
import type { Operation, Parameter } from '../../model/types.ts';
import { code } from '../../print/code.ts';
import type { ExampleValue } from '../../print/example-literal.ts';
import { compareText } from '../../print/file.ts';
import type { DocsContext } from './docs-context.ts';
import { exampleValue } from './example-value.ts';

/** Something that a call is given, in whatever part of the request it goes. */
export interface Argument {
  readonly name: string;
  readonly in: Parameter['in'] | 'body';
  readonly argument: string;
  readonly flag: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly description?: string | undefined;
  readonly deprecated?: boolean | undefined;
}

/**
 * All that a call is given, in the order of its page: positional arguments as the path has them, then what is required,
 * then what may be left out, of query, headers and body in turn, each by name.
 */
export function argumentsOf(operation: Operation): readonly Argument[] {
  const { queryParameters, headerParameters } = operation;
  const others = [queryParameters, headerParameters, bodyArguments(operation)].flatMap(sortByName);
  return [
    ...operation.pathParameters,
    ...others.filter((argument) => argument.required),
    ...others.filter((argument) => !argument.required),
    ...operation.cookieParameters,
  ];
}

function sortByName(group: readonly Argument[]): readonly Argument[] {
  return [...group].sort((a, b) => compareText(a.name, b.name));
}

function bodyArguments({ body }: Operation): readonly Argument[] {
  if (body === undefined) return [];
  if (body.fields !== undefined) return body.fields.map((field) => ({ ...field, in: 'body' }));
  const { required, schema, description } = body;
  return [{ name: 'body', in: 'body', argument: 'body', flag: 'body', required, schema, description }];
}

/** The argument of the call that holds everything but the positional ones. */
export function argumentObject(operation: Operation): { name: string; type: string; required?: true } | undefined {
  const { params } = operation.names;
  if (params === undefined) return undefined;
  const name = operation.body === undefined ? 'query' : 'params';
  return { name, type: params, ...(requiresParams(operation) && { required: true }) };
}

/**
 * An example for one argument. Bytes are the name of a file, never one that the document gives: who tries the example would
 * send a file of their own.
 */
export function argumentExample(argument: Argument, context: DocsContext): Json {
  const { name, in: place, schema, flag } = argument;
  const { index } = context;
  return (
    bytesExample(argument, context, flag) ??
    exampleValue(schema, name, { index, direction: 'request', requiredOnly: true, isText: place !== 'body' })
  );
}

/** The same in TypeScript, which has a type for bytes. */
function typedExample(argument: Argument, context: DocsContext): ExampleValue {
  return bytesExample(argument, context, code`new Blob(['content'])`) ?? argumentExample(argument, context);
}

/** What stands for bytes, or a list of it, where an argument is one of these. */
export function bytesExample<T>({ schema: given }: Argument, { index }: DocsContext, bytes: T): T | [T] | undefined {
  const schema = resolveSchema(given, index);
  if (schema.kind === 'binary') return bytes;
  return schema.kind === 'array' && resolveSchema(schema.items, index).kind === 'binary' ? [bytes] : undefined;
}

/** The shortest call that works, in TypeScript: its positional arguments, and the object with what is required. */
export function exampleCall(
  operation: Operation,
  context: DocsContext,
): { positional: ExampleValue[]; object: ExampleValue | undefined } {
  const required = argumentsOf(operation).filter((argument) => argument.required && argument.in !== 'cookie');
  const named = required.filter((argument) => argument.in !== 'path');
  return {
    positional: operation.pathParameters.map((parameter) => argumentExample(parameter, context)),
    object:
      named.length === 0
        ? undefined
        : Object.fromEntries(named.map((argument) => [argument.argument, typedExample(argument, context)])),
  };
}
