import { isRead, requiresParams } from '../../model/call-shape.ts';
import type { Operation, Resource } from '../../model/types.ts';
import { type Code, code, empty, identifier, join, lines, literal, member, objectKey } from '../../print/code.ts';
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
  paramsArgument,
  runtimeModule,
  tokenType,
} from './hooks-context.ts';

/** Keys and options of a resource's operations: what hooks, routers and servers share. */
export function optionsDeclarations(resource: Resource, context: ModuleContext): readonly Declaration[] {
  return resource.operations
    .filter((operation) => operation.stream === undefined)
    .flatMap((operation) => {
      const calls = context.imports.namespace(`#core/${resource.modulePath}`, 'calls');
      if (!isRead(operation)) return [variablesType(operation, context), mutationOptions(operation, calls, context)];
      const pages = operation.pagination === undefined ? [] : [infiniteOptions(operation, calls, context)];
      return [keyFunction(operation, context), queryOptions(operation, calls, context), ...pages];
    });
}

function keyFunction(operation: Operation, context: ModuleContext): Declaration {
  const { imports, path } = context;
  const { pathParameters, pagination } = operation;
  const name = `${operation.names.camel}Key`;
  const module = runtimeModule(path, 'operation-key');
  const params = operation.names.params;
  const parameters = [
    code`client: ${imports.type(module, 'KeyedClient')}`,
    ...pathParameters.map((each) => code`${identifier(each.argument)}?: ${argumentType(each, context)}`),
    ...(params === undefined ? [] : [code`query?: ${imports.type('#core', params)} | null`]),
  ];
  const input = [
    ...(pathParameters.length === 0 && params === undefined ? [] : [pathObject(operation)]),
    ...(params === undefined ? [] : [code`query`]),
  ];
  const reach = pagination === undefined ? '' : ', infinite lists included';
  const text = `Key of ${callText(operation)} in the query cache. With fewer arguments it matches more${reach}.`;
  const body = code`${imports.value(module, 'operationKey')}(${join([code`client`, literal(operation.id), ...input])})`;
  return printFunction(name, text, parameters, imports.type(module, 'OperationKey'), body);
}

function queryOptions(operation: Operation, calls: Code, context: ModuleContext): Declaration {
  const { imports, path } = context;
  const module = runtimeModule(path, 'query-options');
  const text = `Options of a query that runs ${callText(operation)}, for \`useQuery\`, routers and servers.`;
  const result = code`${imports.type(module, 'OperationQueryOptions')}<${dataType(operation, code`null`, context)}>`;
  const call = code`(${pathArgument(operation)}, signal) => ${readCall(operation, paramsOf(operation, code`query`), calls)}`;
  const body = code`${imports.value(module, 'operationQuery')}({
    key: ${keyCall(operation)},
    path: ${pathObject(operation)},
    call: ${call},
  })`;
  return printFunction(`${operation.names.camel}Options`, text, factoryParameters(operation, context), result, body);
}

function infiniteOptions(operation: Operation, calls: Code, context: ModuleContext): Declaration {
  const { imports, path } = context;
  const { pagination, queryParameters, names } = operation;
  const module = runtimeModule(path, 'query-options');
  const token = queryParameters.find(({ name }) => name === pagination?.token)?.argument ?? '';
  const text = `Options of an infinite query that runs ${callText(operation)} page by page, for \`useInfiniteQuery\`, routers and servers.`;
  const type = imports.type(module, 'OperationInfiniteQueryOptions');
  const result = code`${type}<${dataType(operation, code`null`, context)}, ${tokenType(operation, context)}>`;
  const params = code`{ ...query, ${objectKey(token)}: token }`;
  const query = requiresParams(operation) ? code`query` : code`query?`;
  const body = code`${imports.value(module, 'operationInfiniteQuery')}({
    key: ${imports.value(runtimeModule(path, 'operation-key'), 'infiniteKey')}(${keyCall(operation)}),
    path: ${pathObject(operation)},
    firstToken: ${optionalMember(query, token)},
    call: (${pathArgument(operation)}, token, signal) => ${readCall(operation, [params], calls)},
    nextToken: (page) => ${member(code`page`, pagination?.next ?? '')},
  })`;
  return printFunction(`${names.camel}InfiniteOptions`, text, factoryParameters(operation, context), result, body);
}

function variablesType(operation: Operation, context: ModuleContext): Declaration {
  const { imports } = context;
  const { names, pathParameters } = operation;
  const name = `${names.pascal}Variables`;
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
  const variables = identifier(`${names.pascal}Variables`);
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
  return printFunction(`${names.camel}MutationOptions`, text, [client], result, body);
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
  const name = `${operation.names.camel}Key`;
  const resource = findResource(model.resources, operation.resource);
  const module = resource === undefined ? path : optionsPath(resource);
  return module === path ? identifier(name) : imports.value(relativeModule(path, module), name);
}

function findResource(resources: readonly Resource[], path: readonly string[]): Resource | undefined {
  const found = resources.find((resource) => resource.path.every((step, position) => step === path[position]));
  return found === undefined || found.path.length === path.length ? found : findResource(found.children, path);
}

function factoryParameters(operation: Operation, context: ModuleContext): readonly Code[] {
  return [
    code`client: ${context.imports.type('#core', 'Client')}`,
    ...operation.pathParameters.map((each) => {
      return code`${identifier(each.argument)}: ${argumentType(each, context)} | undefined`;
    }),
    ...paramsArgument(operation, 'query', context),
  ];
}

function readCall(operation: Operation, params: readonly Code[], calls: Code): Code {
  const values = operation.pathParameters.map(({ argument }) => member(code`path`, argument));
  return coreCall(operation, [...values, ...params, code`{ signal }`], calls);
}

function keyCall(operation: Operation): Code {
  const values = operation.pathParameters.map(({ argument }) => identifier(argument));
  const name = identifier(`${operation.names.camel}Key`);
  return code`${name}(${join([code`client`, ...values, ...paramsOf(operation, code`query`)])})`;
}

function paramsOf(operation: Operation, value: Code): readonly Code[] {
  return operation.names.params === undefined ? [] : [value];
}

function pathArgument({ pathParameters }: Operation): Code {
  return pathParameters.length === 0 ? code`_path` : code`path`;
}

function pathObject({ pathParameters }: Operation): Code {
  if (pathParameters.length === 0) return code`{}`;
  return code`{ ${join(pathParameters.map(({ argument }) => identifier(argument)))} }`;
}

/** `query?.name` or `query?.["na me"]`. */
function optionalMember(object: Code, name: string): Code {
  const read = member(object, name);
  return object.text.endsWith('?') && !read.text.startsWith(`${object.text}.`)
    ? code`${object}.[${literal(name)}]`
    : read;
}

function printFunction(name: string, text: string, parameters: readonly Code[], result: Code, body: Code): Declaration {
  const head = code`${docComment({ text })}export function ${identifier(name)}(${join(parameters)}): ${result}`;
  return { name, code: code`${head} {\nreturn ${body};\n}` };
}
