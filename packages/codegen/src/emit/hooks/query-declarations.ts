import type { PropertyPath } from '../../json.ts';
import { requiresParams } from '../../model/call-shape.ts';
import type { Operation } from '../../model/types.ts';
import { type Code, code, identifier, join, literal, member, objectKey } from '../../print/code.ts';
import {
  argumentType,
  callText,
  coreCall,
  type Declaration,
  dataType,
  type ModuleContext,
  optionalMember,
  pageToken,
  paramsArgument,
  paramsOf,
  pathArgument,
  pathObject,
  printFunction,
  runtimeModule,
  tokenType,
} from './hooks-context.ts';

/** The key of an operation that reads, its options and cache handle, and of a list the infinite ones. */
export function queryDeclarations(operation: Operation, calls: Code, context: ModuleContext): readonly Declaration[] {
  return [
    keyFunction(operation, context),
    queryOptions(operation, calls, context),
    cacheFunction(operation, context),
    ...(pageToken(operation) === undefined
      ? []
      : [infiniteOptions(operation, calls, context), infiniteCacheFunction(operation, context)]),
  ];
}

function keyFunction(operation: Operation, context: ModuleContext): Declaration {
  const { imports, path } = context;
  const { pathParameters } = operation;
  const name = operation.names.react.key;
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
  const reach = pageToken(operation) === undefined ? '' : ', infinite lists included';
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
  return printFunction(operation.names.react.options, text, factoryParameters(operation, context), result, body);
}

function infiniteOptions(operation: Operation, calls: Code, context: ModuleContext): Declaration {
  const { imports, path } = context;
  const { names } = operation;
  const module = runtimeModule(path, 'query-options');
  const token = pageToken(operation)?.argument ?? '';
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
    nextToken: ${nextToken(operation, context)},
  })`;
  return printFunction(names.react.infiniteOptions, text, factoryParameters(operation, context), result, body);
}

/** Finds what asks for the next page: a token is in the page itself, a number follows from the one before. */
function nextToken({ pagination }: Operation, { imports }: ModuleContext): Code {
  const page = code`page`;
  if (pagination === undefined || pagination.kind === 'cursor')
    return code`(page) => ${inside(page, pagination?.next)}`;
  const { kind, items, next } = pagination;
  const list = inside(page, items);
  // What the answer says of its next page may be there in some of its forms alone.
  const hint = (path: PropertyPath) =>
    typeof path === 'string'
      ? member(page, path)
      : code`${imports.value('#core', 'readProperty')}(page, ${literal(path)})`;
  const hints = {
    next: next === undefined || kind === 'link' ? undefined : hint(next),
    total: kind === 'offset' && pagination.total !== undefined ? hint(pagination.total) : undefined,
    pages: kind === 'page-number' && pagination.pages !== undefined ? hint(pagination.pages) : undefined,
    first: kind === 'page-number' && pagination.first !== undefined ? literal(pagination.first) : undefined,
  };
  const entries = Object.entries(hints).flatMap(([name, value]) =>
    value ? [code`${identifier(name)}: ${value}`] : [],
  );
  const last = entries.length > 0 ? [code`{ ${join(entries)} }`] : [];
  if (kind === 'item') {
    const name = literal(pagination.id ?? 'id');
    return code`(page) => ${imports.value('#core', 'nextAfterItem')}(${join([list, name, ...last])})`;
  }
  const step = imports.value('#core', kind === 'offset' ? 'nextOffset' : 'nextPageNumber');
  return code`(page, token) => ${step}(${join([list, code`token`, ...last])})`;
}

/** Reads a property: `page.next`, and `page.links?.next` where it is inside of others, which may be missing. */
function inside(page: Code, path: PropertyPath = []): Code {
  return [path].flat().reduce((around, name, depth) => {
    return depth === 0 ? member(around, name) : optionalMember(code`${around}?`, name);
  }, page);
}

function cacheFunction(operation: Operation, context: ModuleContext): Declaration {
  const { react } = operation.names;
  return printCache(operation, context, {
    name: react.cache,
    text: `The cached data of ${callText(operation)}: to prefetch, read, write and invalidate it.`,
    data: dataType(operation, code`null`, context),
    runtimeName: 'operationCache',
    options: react.options,
  });
}

function infiniteCacheFunction(operation: Operation, context: ModuleContext): Declaration {
  const { react } = operation.names;
  const pages = context.imports.type(runtimeModule(context.path, 'operation-cache'), 'InfiniteData');
  return printCache(operation, context, {
    name: react.infiniteCache,
    text: `As \`${react.cache}\`, of the infinite query.`,
    data: code`${pages}<${join([dataType(operation, code`null`, context), tokenType(operation, context)])}>`,
    runtimeName: 'operationInfiniteCache',
    options: react.infiniteOptions,
  });
}

interface CacheForm {
  readonly name: string;
  readonly text: string;
  readonly data: Code;
  readonly runtimeName: string;
  readonly options: string;
}

function printCache(operation: Operation, context: ModuleContext, form: CacheForm): Declaration {
  const { imports, path } = context;
  const module = runtimeModule(path, 'operation-cache');
  const parameters = [
    code`queryClient: ${imports.type(module, 'QueryClient')}`,
    code`client: ${imports.type('#core', 'Client')}`,
    ...operation.pathParameters.map((each) => code`${identifier(each.argument)}: ${argumentType(each, context)}`),
    ...paramsArgument(operation, 'query', context),
  ];
  const result = code`${imports.type(module, 'OperationCache')}<${form.data}>`;
  const options = code`${identifier(form.options)}(${join(clientArguments(operation))})`;
  const body = code`${imports.value(module, form.runtimeName)}(queryClient, ${options})`;
  return printFunction(form.name, form.text, parameters, result, body);
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
  return code`${identifier(operation.names.react.key)}(${join(clientArguments(operation))})`;
}

/** The client, the path arguments and the parameter object, as one function hands them on to another. */
function clientArguments(operation: Operation): readonly Code[] {
  const values = operation.pathParameters.map(({ argument }) => identifier(argument));
  return [code`client`, ...values, ...paramsOf(operation, code`query`)];
}
