import { followsTurns } from '../../model/call-shape.ts';
import { modelIndex } from '../../model/model-index.ts';
import type { Operation, Resource } from '../../model/types.ts';
import { type Code, code, identifier, join, member, objectKey } from '../../print/code.ts';
import {
  argumentType,
  clientHookCall,
  type Declaration,
  dataType,
  hookComment,
  type ModuleContext,
  optionalMember,
  pathArgument,
  pathObject,
  runtimeModule,
} from './hooks-context.ts';
import { factoryName, touchedKeys } from './touched-keys.ts';

/** The turn hooks of a resource that need no query cache. */
export function turnsDeclarations(resource: Resource, context: ModuleContext): readonly Declaration[] {
  return resource.operations.filter(followsTurns).map((operation) => {
    const source = sourceEntries(operation, resource, context);
    return printHook(operation, context, { module: 'turns/use-turns', runtimeHook: 'useTurns', source });
  });
}

/** The turn hook whose history is held by the query cache. */
export function queriedTurnHook(operation: Operation, resource: Resource, context: ModuleContext): Declaration {
  const source = [...sourceEntries(operation, resource, context), ...queryEntries(operation, context)];
  return printHook(operation, context, { module: 'turns/use-queried-turns', runtimeHook: 'useQueriedTurns', source });
}

interface HookForm {
  readonly module: string;
  readonly runtimeHook: string;
  readonly source: readonly Code[];
}

function printHook(
  operation: Operation,
  context: ModuleContext,
  { module, runtimeHook, source }: HookForm,
): Declaration {
  const { imports, path } = context;
  const { names, pathParameters } = operation;
  const name = names.react.hook;
  const type = (each: string) => imports.type(runtimeModule(path, 'turns/turn-hook-types'), each);
  const params = imports.type('#core', names.params ?? '');
  const turn = imports.type('#core', names.turn?.turn ?? '');
  const types = join([params, dataType(operation, code`unknown`, context), turn, code`TSelected`]);
  const parameters = [
    ...pathParameters.map((each) => code`${identifier(each.argument)}: ${argumentType(each, context)} | undefined`),
    code`options?: ${type('TurnHookOptions')}<${types}>`,
  ];
  return {
    name,
    code: code`${hookComment(operation)}export function ${identifier(name)}<TSelected extends object = ${type('TurnHookSnapshot')}<${join([params, turn])}>>(
      ${join(parameters)}
    ): ${type('TurnHookResult')}<${types}> {
      const client = ${clientHookCall(context)};
      return ${imports.value(runtimeModule(path, module), runtimeHook)}({ ${join(source)} }, options);
    }`,
  };
}

/** What a conversation is told apart by, and how its store is made. */
function sourceEntries(operation: Operation, resource: Resource, context: ModuleContext): readonly Code[] {
  const { names, pathParameters } = operation;
  const create = context.imports.value(`#core/${resource.turnModulePath}`, names.turn?.createStore ?? '');
  const values = pathParameters.map(({ argument }) => member(code`path`, argument));
  const call = code`${create}(${join([code`client`, ...values, code`options`])})`;
  return [
    code`client`,
    code`path: ${pathObject(operation)}`,
    code`create: (${pathArgument(operation)}, options) => ${call}`,
  ];
}

/** The query that holds the history, and the queries that a turn makes stale. */
function queryEntries(operation: Operation, context: ModuleContext): readonly Code[] {
  const { history } = operation.stream ?? {};
  if (history === undefined) return [];
  const target = modelIndex(context.model).operations.get(history.operation);
  if (target === undefined) return [];
  const own = new Map(operation.pathParameters.map(({ name, argument }) => [name, argument]));
  const values = target.pathParameters.map(({ name, argument }) => identifier(own.get(name) ?? argument));
  const shared = history.params.map(
    (name) => code`${objectKey(name)}: ${optionalMember(code`options?.params?`, name)}`,
  );
  const params = target.names.params === undefined ? [] : [code`{ ${join(shared)} }`];
  const factory = factoryName(target, target.names.react.options, context);
  return [
    code`history: ${factory}(${join([code`client`, ...values, ...params])})`,
    code`events: (answer) => ${member(code`answer`, history.property)}`,
    code`touches: ${touchedKeys(operation, identifier, context).code}`,
  ];
}
