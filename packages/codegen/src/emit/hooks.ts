import type { SchemaIndex } from '../model/schema-tools.ts';
import type { ApiModel, Resource } from '../model/types.ts';
import { type Code, code, identifier, join, lines, literal } from '../print/code.ts';
import { docComment } from '../print/doc-comment.ts';
import { compareText, type GeneratedFile, Imports, typescriptFile } from '../print/file.ts';
import { type Declaration, hooksPath, type ModuleContext, optionsPath, runtimeModule } from './hooks/hooks-context.ts';
import { hooksDeclarations } from './hooks/hooks-module.ts';
import { optionsDeclarations } from './hooks/options-module.ts';

/** What the package exports of a module. */
interface ModuleExports {
  /** The specifier that reaches it from the entry. */
  readonly from: string;
  readonly names: readonly Pick<Declaration, 'name' | 'isType'>[];
}

const providerPath = 'provider.ts';

/** Types of the runtime that users name, by module. */
const runtimeTypes: Readonly<Record<string, readonly string[]>> = {
  'client-context': ['ClientProviderProps'],
  'mutation-options': ['OperationMutationOptions'],
  'operation-hooks': [
    'InfiniteQueryHookOptions',
    'MutationHookOptions',
    'QueryHookOptions',
    'SuspenseInfiniteQueryHookOptions',
    'SuspenseQueryHookOptions',
  ],
  'operation-key': ['KeyedClient', 'OperationInput', 'OperationKey'],
  'query-options': ['OperationInfiniteQueryOptions', 'OperationQueryOptions'],
};

/**
 * The React package: `provider.ts`, for each resource `options.ts` (keys and options, which need no React) and
 * `hooks.ts`, and the entry `index.ts`. Streams have no hook.
 */
export function emitHooks(model: ApiModel): readonly GeneratedFile[] {
  const { documentName } = model.info;
  const index: SchemaIndex = new Map(model.schemas.map((named) => [named.name, named]));
  const files: GeneratedFile[] = [providerFile(model)];
  const modules: ModuleExports[] = [providerExports(model)];

  const add = (path: string, print: (context: ModuleContext) => readonly Declaration[], directive?: string) => {
    const imports = new Imports();
    const declarations = print({ model, index, imports, path });
    if (declarations.length === 0) return;
    const body = declarations.map((declaration) => declaration.code);
    files.push(typescriptFile({ path, documentName, imports, body, ...(directive !== undefined && { directive }) }));
    modules.push({ from: `./${path}`, names: declarations });
  };
  for (const resource of model.resources.flatMap(withChildren)) {
    add(optionsPath(resource), (context) => optionsDeclarations(resource, context));
    add(hooksPath(resource), (context) => hooksDeclarations(resource, context), 'use client');
  }
  return [...files, typescriptFile({ path: 'index.ts', documentName, body: [entry(modules)] })];
}

function withChildren(resource: Resource): readonly Resource[] {
  return [resource, ...resource.children.flatMap(withChildren)];
}

function entry(modules: readonly ModuleExports[]): Code {
  const runtime = Object.entries(runtimeTypes).map(
    ([name, types]): ModuleExports => ({
      from: runtimeModule('index.ts', name),
      names: types.map((type) => ({ name: type, isType: true })),
    }),
  );
  const sorted = [...runtime, ...modules].sort((a, b) => compareText(a.from, b.from));
  return lines(sorted.map(exportDeclaration));
}

function exportDeclaration({ from, names }: ModuleExports): Code {
  const isTypeOnly = names.every(({ isType }) => isType);
  const sorted = [...names].sort((a, b) => compareText(a.name, b.name));
  const specifiers = sorted.map(({ name, isType }) =>
    isType && !isTypeOnly ? code`type ${identifier(name)}` : identifier(name),
  );
  return code`export ${isTypeOnly ? code`type ` : code``}{ ${join(specifiers)} } from ${literal(from)};`;
}

function providerExports({ client }: ApiModel): ModuleExports {
  return { from: `./${providerPath}`, names: [{ name: client.providerName }, { name: client.clientHook }] };
}

function providerFile({ client, info }: ApiModel): GeneratedFile {
  const imports = new Imports();
  const context = runtimeModule(providerPath, 'client-context');
  const provider = identifier(client.providerName);
  const providerComment = docComment({
    text: 'Gives a client to the hooks of the components below it. Queries are held by the surrounding `QueryClientProvider`.',
    example: [
      '<QueryClientProvider client={queryClient}>',
      `  <${client.providerName} client={client}>`,
      '    <App />',
      `  </${client.providerName}>`,
      '</QueryClientProvider>',
    ].join('\n'),
  });
  const hookComment = docComment({
    text:
      `Gives the client of the nearest \`${client.providerName}\`. ` +
      `Name its type where that is not a \`${client.className}\`: \`${client.clientHook}<Client>()\`.`,
    tags: [['throws', 'Error when there is none above the component.']],
  });
  const props = imports.type(context, 'ClientProviderProps');
  const element = imports.type(context, 'ReactElement');
  const base = imports.type('#core', 'Client');
  const whole = imports.type('#core', client.className);
  const body = [
    code`${providerComment}export function ${provider}(props: ${props}): ${element} {
      return ${imports.value(context, 'ClientProvider')}(props);
    }`,
    code`${hookComment}export function ${identifier(client.clientHook)}<TClient extends ${base} = ${whole}>(): TClient {
      return ${imports.value(context, 'useClient')}<TClient>(${literal(client.providerName)});
    }`,
  ];
  return typescriptFile({
    path: providerPath,
    documentName: info.documentName,
    imports,
    body,
    directive: 'use client',
  });
}
