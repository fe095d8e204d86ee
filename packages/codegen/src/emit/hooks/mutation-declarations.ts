import { requiresParams } from '../../model/call-shape.ts';
import type { Operation } from '../../model/types.ts';
import { type Code, code, empty, identifier, lines, literal, member } from '../../print/code.ts';
import { docComment } from '../../print/doc-comment.ts';
import {
  argumentType,
  callText,
  coreCall,
  type Declaration,
  dataType,
  type ModuleContext,
  paramsOf,
  printFunction,
  runtimeModule,
} from './hooks-context.ts';
import { touchedKeys } from './touched-keys.ts';

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

/** The function from a mutation's variables to the keys of the queries that it makes stale. */
function touches(operation: Operation, context: ModuleContext): Code {
  const keys = touchedKeys(operation, (argument) => member(code`variables`, argument), context);
  return code`(${keys.usesArguments ? code`variables` : empty}) => ${keys.code}`;
}
