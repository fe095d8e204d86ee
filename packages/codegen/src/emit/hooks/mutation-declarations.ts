import { isRead, requiresParams } from '../../model/call-shape.ts';
import type { Operation, Resource } from '../../model/types.ts';
import { type Code, code, empty, identifier, join, lines, literal, member } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import { relativeModule } from '../../print/file.ts';
import {
  argumentType,
  callText,
  coreCall,
  type Declaration,
  dataType,
  type ModuleContext,
  optionsPath,
  paramsOf,
  printFunction,
  runtimeModule,
} from './hooks-context.ts';

/** What an operation that changes something is given, and its options. */
export function mutationDeclarations(
  operation: Operation,
  calls: Code,
  context: ModuleContext,
): readonly Declaration[] {
  return [variablesType(operation, context), mutationOptions(operation, calls, context)];
}

function variablesType(operation: Operation, context: ModuleContext): Declaration {
  const { imports } = context;
  const { names, pathParameters } = operation;
  const name = names.react.variables;
  const comment = docComment({ text: `What ${callText(operation)} is given through \`mutate\`.` });
  const isRequired = requiresParams(operation);
  const params = names.params === undefined ? undefined : imports.type('#core', names.params);
  if (pathParameters.length === 0) {
    const type = params === undefined ? code`void` : isRequired ? params : code`${params} | null | void`;
    return { name, isType: true, code: code`${comment}export type ${identifier(name)} = ${type};` };
  }
  const members = pathParameters.map((each) => {
    return code`readonly ${identifier(each.argument)}: ${argumentType(each, context)};`;
  });
  if (params !== undefined) {
    members.push(
      isRequired ? code`readonly params: ${params};` : code`readonly params?: ${params} | null | undefined;`,
    );
  }
  return { name, isType: true, code: code`${comment}export interface ${identifier(name)} {\n${lines(members)}\n}` };
}

function mutationOptions(operation: Operation, calls: Code, context: ModuleContext): Declaration {
  const { imports, path } = context;
  const { names, pathParameters } = operation;
  const module = runtimeModule(path, 'mutation-options');
  const type = imports.type(module, 'OperationMutationOptions');
  const variables = identifier(names.react.variables);
  const hasPath = pathParameters.length > 0;
  const whole = requiresParams(operation) ? code`variables` : code`variables ?? undefined`;
  const given = [
    ...pathParameters.map(({ argument }) => member(code`variables`, argument)),
    ...paramsOf(operation, hasPath ? code`variables.params` : whole),
  ];
  const body = code`${imports.value(module, 'operationMutation')}({
    client,
    operation: ${literal(operation.id)},
    call: (${given.length === 0 ? empty : code`variables`}) => ${coreCall(operation, given, calls)},
    touches: ${touches(operation, context)},
  })`;
  const text = `Options of a mutation that runs ${callText(operation)}, for \`useMutation\`.`;
  const result = code`${type}<${dataType(operation, code`void`, context)}, ${variables}>`;
  const client = code`client: ${imports.type('#core', 'Client')}`;
  return printFunction(names.react.mutationOptions, text, [client], result, body);
}

/**
 * Keys of the queries that a mutation makes stale. Where both paths have a parameter of the same name, only the queries
 * with the same value are stale.
 */
function touches(operation: Operation, context: ModuleContext): Code {
  const touched = context.model.operations.filter(({ id }) => operation.touches.includes(id)).filter(isRead);
  const own = new Map(operation.pathParameters.map(({ name, argument }) => [name, argument]));
  const keys = touched.map((target) => {
    const given = target.pathParameters.map(({ name }) => own.get(name));
    const count = given.findLastIndex((argument) => argument !== undefined) + 1;
    const values = given.slice(0, count).map((argument) => {
      return argument === undefined ? code`undefined` : member(code`variables`, argument);
    });
    return { usesVariables: count > 0, key: code`${keyName(target, context)}(${join([code`client`, ...values])})` };
  });
  const parameter = keys.some(({ usesVariables }) => usesVariables) ? code`variables` : empty;
  return code`(${parameter}) => [${join(keys.map(({ key }) => key))}]`;
}

/** The function that makes an operation's key, imported where another module declares it. */
function keyName(operation: Operation, { model, imports, path }: ModuleContext): Code {
  const name = operation.names.react.key;
  const resource = findResource(model.resources, operation.resource);
  const module = resource === undefined ? path : optionsPath(resource);
  return module === path ? identifier(name) : imports.value(relativeModule(path, module), name);
}

function findResource(resources: readonly Resource[], path: readonly string[]): Resource | undefined {
  const found = resources.find((resource) => resource.path.every((step, position) => step === path[position]));
  return found === undefined || found.path.length === path.length ? found : findResource(found.children, path);
}
