import type { HttpMethod } from '../http-methods.ts';
import type { ClientModel, Credential } from './client-model.ts';
import type { Property, Schema } from './schema.ts';
import { describedSchema } from './schema-tools.ts';
import type { Operation, Parameter } from './types.ts';

/** Methods that ask and change nothing. See https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1. */
const safeMethods: ReadonlySet<HttpMethod> = new Set(['get', 'head', 'query']);

/** Whether a call only reads and is answered whole, so that its answer may be kept and asked for again. */
export function isRead({ method, stream }: Operation): boolean {
  return stream === undefined && safeMethods.has(method);
}

/**
 * The cookies that a call is given: those that the operation cannot do without, since only a browser has them by itself.
 * They may be left out all the same. All other cookies are the browser's.
 */
export function givenCookies({ cookieParameters }: Pick<Operation, 'cookieParameters'>): readonly Parameter[] {
  return cookieParameters.filter((parameter) => parameter.required);
}

/** The parameters that are properties of the parameter object. */
export function namedParameters(
  operation: Pick<Operation, 'queryParameters' | 'headerParameters' | 'cookieParameters'>,
): readonly Parameter[] {
  return [...operation.queryParameters, ...operation.headerParameters, ...givenCookies(operation)];
}

/** The same as properties. A cookie may be left out. */
export function parameterProperties(operation: Operation): readonly Property[] {
  return namedParameters(operation).map((parameter) => ({
    name: parameter.argument,
    required: parameter.required && parameter.in !== 'cookie',
    schema: describedSchema(parameter),
  }));
}

/** All that a request can be given beside its body, in whatever part of it. */
export function parametersOf(operation: Operation): readonly Parameter[] {
  const { pathParameters, queryParameters, headerParameters, cookieParameters } = operation;
  return [...pathParameters, ...queryParameters, ...headerParameters, ...cookieParameters];
}

/** Whether a call cannot do without its parameter object. */
export function requiresParams({ queryParameters, headerParameters, body }: Operation): boolean {
  if ([...queryParameters, ...headerParameters].some((parameter) => parameter.required)) return true;
  return body?.required === true && (body.fields?.some((field) => field.required) ?? true);
}

/** What is known of a call's answer. */
type Answered = Pick<Operation, 'success' | 'pagination'>;

/** The form of what a call answers, of an item where it is read page by page. */
export function answeredSchema({ success, pagination }: Answered): Schema | undefined {
  return pagination?.itemSchema ?? success.schema;
}

/** Whether a call may answer nothing though it has a form of answers. */
export function mayAnswerNothing({ success, pagination }: Answered): boolean {
  return pagination === undefined && success.mayBeEmpty === true;
}

/** Whether a type is what a call answers, see {@link answeredSchema}, and nothing else. */
export function isAnswerSchema(name: string | undefined, call: Answered): boolean {
  const schema = answeredSchema(call);
  return !mayAnswerNothing(call) && schema?.kind === 'reference' && schema.name === name;
}

/** Whether a stream's turns can be followed, live and from the history. */
export function followsTurns({ names, stream }: Operation): boolean {
  return names.turn !== undefined && names.params !== undefined && stream?.history !== undefined;
}

/** Whether every caller that is let in sends the key, or a token in its place. */
export function alwaysSendsKey({ auth, credentials }: ClientModel): boolean {
  const hasKey = (way: readonly string[]) =>
    way.includes('apiKey') || (auth?.type === 'bearer' && way.includes('clientId'));
  return auth !== undefined && (credentials?.ways.every(hasKey) ?? true);
}

/**
 * What examples let a client in with: the key and as little besides as is enough, or something else where no key is. None
 * where the API has nothing that lets in.
 */
export function exampleCredentials({ auth, env, credentials }: ClientModel): readonly Credential[] {
  if (auth === undefined) return [];
  const { options, ways } = credentials ?? { options: [{ option: 'apiKey', env: env.apiKey, auth }], ways: [] };
  const hasKey = (way: readonly string[]) => Number(way.includes('apiKey'));
  const [best = ['apiKey']] = ways.toSorted((a, b) => hasKey(b) - hasKey(a) || a.length - b.length);
  return options.filter(({ option }) => best.includes(option));
}
