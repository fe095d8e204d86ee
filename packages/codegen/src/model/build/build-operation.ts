import type { OpenApiDocument, OperationObject } from '../../spec/document.ts';
import { requestPath } from '../../spec/request-path.ts';
import { isAnswerSchema, namedParameters } from '../call-shape.ts';
import type { NameRegistry } from '../names/name-registry.ts';
import { claimReactNames } from '../names/react-names.ts';
import { reservedWords, runtimeFunctions } from '../names/reserved-names.ts';
import { fileName, pascalCase } from '../names/words.ts';
import { splitSummary } from '../operation-prose.ts';
import { inferPagination } from '../pages/infer-pagination.ts';
import { pageTypeName } from '../pagination.ts';
import type { MethodPlan } from '../plan/resource-plan.ts';
import type { Operation, OperationNames, Resource } from '../types.ts';
import { buildOwnServer } from './build-client.ts';
import { buildInputs, type InputContext } from './build-parameters.ts';
import { buildResponses } from './build-responses.ts';
import { buildStream, buildStreamedForm } from './build-stream.ts';

/** What the operations of one resource share while they are built. */
export interface OperationContext extends Pick<InputContext, 'nameOf' | 'index'> {
  readonly document: OpenApiDocument;
  readonly resource: Pick<Resource, 'path' | 'modulePath'>;
  /** Beginning of the names of the resource's types: `Chat` of `ChatRetrieveParams`. */
  readonly typeStem: string;
  /** Names of types in the family. */
  readonly types: NameRegistry;
  /** Names in the resource's module. */
  readonly moduleNames: NameRegistry;
  /** Names in the React package. */
  readonly hooks: NameRegistry;
  /** Commands of the resource's group. */
  readonly commands: NameRegistry;
  /** Commands of the group that hold a conversation; operations have the first choice of names. */
  readonly conversations: NameRegistry;
}

/**
 * Functions of the runtime that the modules of resources import, and the arguments of functions there: no function may
 * have their names.
 */
export const moduleReserved: readonly string[] = [
  ...reservedWords,
  ...['client', 'options', 'params', 'query'],
  ...runtimeFunctions,
];

/**
 * Builds one operation. What a configuration says of it, and what it touches, is added when all operations are known;
 * without one, lists that are read by pages are recognised here.
 */
export function buildOperation(plan: MethodPlan, context: OperationContext): Operation {
  const { operation: source, method, path, name } = plan;
  const { resource, document } = context;
  const functionName = context.moduleNames.claim(name, `${name}_`);
  const constantName = context.moduleNames.claim(`${name}Operation`);
  const flags = plan.config?.flags ?? {};
  const inputs = buildInputs(path, source, { ...context, flags, used: [functionName, constantName] });
  const { framing, streamed, ...responses } = buildResponses(method, source, context);
  const takesParams = namedParameters(inputs).length > 0 || inputs.body !== undefined;
  const pagination =
    plan.config === undefined && framing === undefined
      ? inferPagination({ method, ...inputs, ...responses, resourceName: resource.path.at(-1) ?? '' }, context.index)
      : undefined;
  const answer = { ...responses, ...(pagination && { pagination }) };
  const names = { ...nameOperation(plan, context, takesParams, answer), functionName, constantName };
  const page = pagination && context.types.claim(pageTypeName(names.response, pagination));
  const stream = framing && buildStream(framing, responses.success, source, context.index);
  const streamedForm = streamed && buildStreamedForm(streamed, source, { ...inputs, names }, context);
  const server = buildOwnServer(document, path, source);
  return {
    id: [...resource.path, name].join('.'),
    ...(source.operationId !== undefined && { operationId: source.operationId }),
    method,
    path: requestPath(path).path,
    declaredPath: path,
    ...(server !== undefined && { server }),
    names: { ...names, ...(page !== undefined && { page }) },
    resource: resource.path,
    ...splitSummary(source),
    ...(source.deprecated === true && { deprecated: true }),
    ...inputs,
    ...responses,
    authenticated: asksForKey(source, document),
    ...(pagination && { pagination }),
    ...(stream && { stream }),
    ...(streamedForm && { streamed: streamedForm }),
    touches: [],
  };
}

function nameOperation(
  { name, config }: MethodPlan,
  { resource, typeStem, types, hooks, commands, conversations }: OperationContext,
  takesParams: boolean,
  answer: Pick<Operation, 'success' | 'pagination'>,
): Omit<OperationNames, 'functionName' | 'constantName'> {
  const hookNames = claimReactNames(pascalCase([...resource.path, name].join(' ')), hooks);
  const stem = typeStem + pascalCase(name);
  const long = hookNames.pascal;
  const command = commands.claim(fileName(name));
  const wish = `${stem}Response`;
  // What a configuration says of a call may still change its answer.
  const isDeclared = config === undefined && isAnswerSchema(wish, answer);
  return {
    method: name,
    ...hookNames,
    command,
    ...(config?.turn && { conversation: conversations.claim('chat', `${command}-chat`) }),
    slug: `${resource.modulePath}/${command}`,
    ...(takesParams && { params: types.claim(`${stem}Params`, `${long}Params`) }),
    ...(answer.success.schema && { response: isDeclared ? wish : types.claim(wish, `${long}Response`) }),
  };
}

/** Whether some requirement has to be met. An empty one among them makes the key optional. */
function asksForKey(operation: OperationObject, document: OpenApiDocument): boolean {
  const requirements = operation.security ?? document.security ?? [];
  return requirements.length > 0 && requirements.every((requirement) => Object.keys(requirement).length > 0);
}
