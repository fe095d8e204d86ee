import { followsTurns, isRead } from '../../model/call-shape.ts';
import type { Operation, ReactNames, Resource } from '../../model/types.ts';
import { type Code, code, identifier, join } from '../../print/code.ts';
import { relativeModule } from '../../print/file.ts';
import {
  argumentType,
  clientHookCall,
  type Declaration,
  dataType,
  hookComment,
  type ModuleContext,
  optionsPath,
  pageToken,
  paramsArgument,
  runtimeModule,
  tokenType,
} from './hooks-context.ts';
import { queriedTurnHook } from './turn-hooks.ts';

/** The forms of a query hook, and what each takes from the runtime. */
interface QueryForm {
  readonly name: 'hook' | 'suspenseHook' | 'infiniteHook' | 'suspenseInfiniteHook';
  readonly factory: 'options' | 'infiniteOptions';
  readonly canWait: boolean;
  readonly runtimeHook: string;
  readonly optionsType: string;
  readonly resultType: string;
  /** What sets the form apart from the one that it refers to. */
  readonly text?: (names: ReactNames) => string;
}

const queryForms: readonly QueryForm[] = [
  {
    name: 'hook',
    factory: 'options',
    canWait: true,
    runtimeHook: 'useOperationQuery',
    optionsType: 'QueryHookOptions',
    resultType: 'UseQueryResult',
  },
  {
    name: 'suspenseHook',
    factory: 'options',
    canWait: false,
    runtimeHook: 'useSuspenseOperationQuery',
    optionsType: 'SuspenseQueryHookOptions',
    resultType: 'UseSuspenseQueryResult',
    text: ({ hook }) => `As \`${hook}\`, and suspends until there is data.`,
  },
];

const infiniteForms: readonly QueryForm[] = [
  {
    name: 'infiniteHook',
    factory: 'infiniteOptions',
    canWait: true,
    runtimeHook: 'useInfiniteOperationQuery',
    optionsType: 'InfiniteQueryHookOptions',
    resultType: 'UseInfiniteQueryResult',
    text: ({ hook }) => `As \`${hook}\`, and holds all pages that were read: \`fetchNextPage\` reads one more.`,
  },
  {
    name: 'suspenseInfiniteHook',
    factory: 'infiniteOptions',
    canWait: false,
    runtimeHook: 'useSuspenseInfiniteOperationQuery',
    optionsType: 'SuspenseInfiniteQueryHookOptions',
    resultType: 'UseSuspenseInfiniteQueryResult',
    text: ({ infiniteHook }) => `As \`${infiniteHook}\`, and suspends until the first page is there.`,
  },
];

/** The hooks of a resource's operations. */
export function hooksDeclarations(resource: Resource, context: ModuleContext): readonly Declaration[] {
  const printer = new HookPrinter(resource, context);
  return resource.operations.flatMap((operation) => {
    if (operation.stream) return followsTurns(operation) ? [queriedTurnHook(operation, resource, context)] : [];
    return isRead(operation) ? printer.queries(operation) : [printer.mutation(operation)];
  });
}

class HookPrinter {
  readonly #context: ModuleContext;
  readonly #optionsModule: string;
  readonly #runtimeModule: string;

  constructor(resource: Resource, context: ModuleContext) {
    this.#context = context;
    this.#optionsModule = relativeModule(context.path, optionsPath(resource));
    this.#runtimeModule = runtimeModule(context.path, 'operation-hooks');
  }

  queries(operation: Operation): readonly Declaration[] {
    const forms = queryForms.map((form) => this.#query(operation, form, []));
    if (pageToken(operation) === undefined) return forms;
    const token = tokenType(operation, this.#context);
    return [...forms, ...infiniteForms.map((form) => this.#query(operation, form, [token]))];
  }

  #query(operation: Operation, form: QueryForm, token: readonly Code[]): Declaration {
    const { names, pathParameters } = operation;
    const name = names.react[form.name];
    const data = dataType(operation, code`null`, this.#context);
    const whole = token.length === 0 ? data : code`${this.#type('InfiniteData')}<${join([data, ...token])}>`;
    const parameters = [
      ...pathParameters.map((each) => {
        const type = argumentType(each, this.#context);
        return code`${identifier(each.argument)}: ${form.canWait ? code`${type} | undefined` : type}`;
      }),
      ...paramsArgument(operation, 'query', this.#context),
      code`options?: ${this.#type(form.optionsType)}<${join([data, ...token, code`TData`])}>`,
    ];
    const factory = this.#context.imports.value(this.#optionsModule, names.react[form.factory]);
    const given = [
      clientHookCall(this.#context),
      ...pathParameters.map(({ argument }) => identifier(argument)),
      ...(names.params === undefined ? [] : [code`query`]),
    ];
    const hook = this.#context.imports.value(this.#runtimeModule, form.runtimeHook);
    return {
      name,
      code: code`${hookComment(operation, form.text?.(names.react))}export function ${identifier(name)}<TData = ${whole}>(
        ${join(parameters)}
      ): ${this.#type(form.resultType)}<TData> {
        return ${hook}(${factory}(${join(given)}), options);
      }`,
    };
  }

  mutation(operation: Operation): Declaration {
    const { names } = operation;
    const name = names.react.hook;
    const data = dataType(operation, code`void`, this.#context);
    const variables = this.#context.imports.type(this.#optionsModule, names.react.variables);
    const options = code`${this.#type('MutationHookOptions')}<${data}, ${variables}, TOnMutateResult>`;
    const result = code`${this.#type('UseMutationResult')}<${data}, ${this.#type('DefaultError')}, ${variables}, TOnMutateResult>`;
    const hook = this.#context.imports.value(this.#runtimeModule, 'useOperationMutation');
    const factory = this.#context.imports.value(this.#optionsModule, names.react.mutationOptions);
    return {
      name,
      code: code`${hookComment(operation)}export function ${identifier(name)}<TOnMutateResult = unknown>(
        options?: ${options}
      ): ${result} {
        return ${hook}(${factory}(${clientHookCall(this.#context)}), options);
      }`,
    };
  }

  #type(name: string): Code {
    return this.#context.imports.type(this.#runtimeModule, name);
  }
}
