import { requiresParams } from '../../model/call-shape.ts';
import { callProse } from '../../model/operation-prose.ts';
import type { Link, Operation } from '../../model/types.ts';
import { answerType, pageBodyType } from '../../print/answer-type.ts';
import { type Code, code, identifier, join, objectKey } from '../../print/code.ts';
import { docComment, paramTags } from '../../print/doc-comment.ts';
import { schemaType } from '../../print/schema-type.ts';
import type { ModuleContext } from './module-context.ts';

/** The arguments of a call after the client: path values, the parameter object, options. */
export function declaredArguments(operation: Operation, context: ModuleContext): readonly Code[] {
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
