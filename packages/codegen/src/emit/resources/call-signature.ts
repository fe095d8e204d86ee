import { streamedCall, streamFlag, wholeCall } from '../../model/asked-call.ts';
import { requiresParams } from '../../model/call-shape.ts';
import { callProse } from '../../model/operation-prose.ts';
import type { Link, Operation } from '../../model/types.ts';
import { answerType, pageBodyType } from '../../print/answer-type.ts';
import { type Code, code, empty, identifier, join, objectKey } from '../../print/code.ts';
import { docComment, paramTags } from '../../print/doc-comment.ts';
import { schemaType } from '../../print/schema-type.ts';
import type { ModuleContext } from './module-context.ts';

/** One way to make a call. */
export interface Signature {
  readonly comment: Code;
  /** Arguments after the client: path values, the parameter object, options. */
  readonly parameters: readonly Code[];
  readonly result: Code;
}

/** The ways to make a call. */
export interface CallSignatures {
  /** Empty where there is one way alone. */
  readonly overloads: readonly Signature[];
  readonly implementation: Signature;
}

/**
 * The ways to make a call. Where its body may ask for a stream there is one that does not, one that does, and one for a value
 * that is known when the program runs.
 */
export function callSignatures(operation: Operation, context: ModuleContext): CallSignatures {
  const parameters = declaredArguments(operation, context);
  const comment = operationComment(operation);
  const streamed = streamedCall(operation);
  if (streamed === undefined) {
    return { overloads: [], implementation: { comment, parameters, result: resultType(operation, context) } };
  }
  const whole = wholeCall(operation);
  const events = code`${context.runtimeType('stream/stream.ts', 'Stream')}<${answerType(streamed, context.answered)}>`;
  const promise = context.runtimeType('http/api-promise.ts', 'APIPromise');
  const flag = [streamFlag(operation)].flat().join('.');
  const also = (text: string) => docComment({ text, deprecated: operation.deprecated });
  const either = { parameters, result: code`${promise}<${answerType(operation, context.answered)} | ${events}>` };
  const overloads = [
    { comment, parameters: declaredArguments(whole, context), result: resultType(whole, context) },
    {
      comment: also(`The same as a stream, which ${codeSpan(`${flag}: true`)} asks for.`),
      parameters: declaredArguments(streamed, context),
      result: resultType(streamed, context),
    },
    { ...either, comment: also(`The same in either form, where ${codeSpan(flag)} is known when the program runs.`) },
  ];
  return { overloads, implementation: { ...either, comment: empty } };
}

function declaredArguments(operation: Operation, context: ModuleContext): readonly Code[] {
  const values = operation.pathParameters.map(({ argument, schema }) => {
    return code`${identifier(argument)}: ${schemaType(schema, context.given)}`;
  });
  if (operation.names.params !== undefined) {
    const name = context.paramsName(operation);
    const type = identifier(operation.names.params);
    values.push(requiresParams(operation) ? code`${name}: ${type}` : code`${name}?: ${type} | null`);
  }
  return [...values, code`options?: ${optionsType(operation, context)}`];
}

function optionsType({ pagination, stream, idempotencyHeader }: Operation, { runtimeType }: ModuleContext): Code {
  const special = [
    pagination && runtimeType('pagination/page-request-options.ts', 'PageRequestOptions'),
    stream?.history && runtimeType('recovery/recover-options.ts', 'StreamRequestOptions'),
    idempotencyHeader !== undefined && runtimeType('options.ts', 'IdempotentRequestOptions'),
  ].filter((type) => typeof type === 'object');
  return special.length === 0 ? runtimeType('options.ts', 'RequestOptions') : join(special, code` & `);
}

/** The values of the path, by their names there. */
export function pathValues({ pathParameters }: Operation): Code {
  const values = pathParameters.map(({ name, argument }) =>
    name === argument ? identifier(name) : code`${objectKey(name)}: ${identifier(argument)}`,
  );
  return code`{ ${join(values)} }`;
}

/** What a call gives back. */
export function resultType(operation: Operation, context: ModuleContext): Code {
  const { pagination, stream, names } = operation;
  const answer = answerType(operation, context.answered);
  if (pagination !== undefined) {
    const promise = context.runtimeType('pagination/page-promise.ts', 'PagePromise');
    return code`${promise}<${answer}, ${pageBodyType(operation, context.answered)}>`;
  }
  if (stream !== undefined) {
    const types = names.turn === undefined ? [answer] : [answer, identifier(names.turn.turn)];
    return code`${context.runtimeType('stream/stream-promise.ts', 'StreamPromise')}<${join(types)}>`;
  }
  return code`${context.runtimeType('http/api-promise.ts', 'APIPromise')}<${answer}>`;
}

/** Documentation of a call. Its way over the wire stands at the end. */
export function operationComment(operation: Operation): Code {
  const { deprecated, pathParameters, links = [] } = operation;
  return docComment({
    text: callProse(operation),
    tags: [...paramTags(pathParameters), ...links.map((link) => ['see', linkText(link)] as const)],
    deprecated,
  });
}

/** A call that the answer leads to, and what it is given. */
function linkText({ operation, description, given }: Link): string {
  const values = given.map(({ name, value }) => `${codeSpan(name)} from ${codeSpan(value)}`);
  const call = [`\`${operation}\``, ...(values.length > 0 ? [`with ${values.join(', ')}`] : [])].join(' ');
  return description === undefined ? call : `${call}: ${description.trim()}`;
}

function codeSpan(text: string): string {
  return `\`${text.replaceAll('`', '')}\``;
}
