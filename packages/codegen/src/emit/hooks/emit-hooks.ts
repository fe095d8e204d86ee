import { wholeCall } from '../../model/asked-call.ts';
import { modelIndex } from '../../model/model-index.ts';
import { remembered } from '../../model/remembered.ts';
import { allResources } from '../../model/resource-tree.ts';
import type { ApiModel, Resource } from '../../model/types.ts';
import { type Code, code, empty, identifier, join, lines, literal } from '../../print/code.ts';
import { compareText, type GeneratedFile, Imports, typescriptFile } from '../../print/file.ts';
import {
  type Declaration,
  hooksPath,
  type ModuleContext,
  optionsPath,
  providerPath,
  runtimeModule,
  turnsPath,
} from './hooks-context.ts';
import { hooksDeclarations } from './hooks-module.ts';
import { optionsDeclarations } from './options-module.ts';
import { providerFile } from './provider-file.ts';
import { turnsDeclarations } from './turn-hooks.ts';

/** What the package exports of a module. */
interface ModuleExports {
  /** The specifier that reaches it from the entry. */
  readonly from: string;
  readonly names: readonly Pick<Declaration, 'name' | 'isType'>[];
}

/** Types of the runtime that users name, by module. */
const runtimeTypes: Readonly<Record<string, readonly string[]>> = {
  'client-context': ['ClientProviderProps'],
  'mutation-options': ['OperationMutationOptions'],
  'operation-cache': ['OperationCache'],
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

/** As {@link runtimeTypes}, of turn hooks. */
const turnTypes: Readonly<Record<string, readonly string[]>> = {
  'turns/turn-hook-types': ['TurnActions', 'TurnHookOptions', 'TurnHookResult', 'TurnHookSnapshot'],
};

/**
 * The React package: `provider.ts`, for each resource `options.ts` (keys and options, which need no React) and
 * `hooks.ts`, and the entry `index.ts`. Streams whose turns can be followed have a hook in `hooks.ts`, and one without a
 * query cache in `turns.ts`, with an entry of its own, `stream.ts`.
 */
export function emitHooks(model: ApiModel): readonly GeneratedFile[] {
  const { documentName } = model.info;
  const resources = allResources(model.resources);
  const modules = resources.flatMap((resource) => [...optionsModule(resource, model), ...hooksModule(resource, model)]);
  const turnModules = resources.flatMap((resource) => turnsModule(resource, model));
  const { providerName, clientHook } = model.client;
  const provider = { from: `./${providerPath}`, names: [{ name: providerName }, { name: clientHook }] };
  const types = turnModules.length > 0 ? { ...runtimeTypes, ...turnTypes } : runtimeTypes;
  const files = [
    providerFile(model),
    ...[...modules, ...turnModules].map(({ file }) => file),
    entryFile('index.ts', [provider, ...runtimeExports(types), ...modules], documentName),
  ];
  if (turnModules.length === 0) return files;
  const streamTypes = { 'client-context': ['ClientProviderProps'], ...turnTypes };
  return [...files, entryFile('stream.ts', [provider, ...runtimeExports(streamTypes), ...turnModules], documentName)];
}

/** A module of a resource, and what it exports. */
interface ResourceModule extends ModuleExports {
  readonly file: GeneratedFile;
}

const optionsModule = remembered((resource: Resource, model: ApiModel) =>
  resourceModule(resource, model, { path: optionsPath, print: optionsDeclarations }),
);
const hooksModule = remembered((resource: Resource, model: ApiModel) =>
  resourceModule(resource, model, { path: hooksPath, print: hooksDeclarations, directive: 'use client' }),
);
const turnsModule = remembered((resource: Resource, model: ApiModel) =>
  resourceModule(resource, model, { path: turnsPath, print: turnsDeclarations, directive: 'use client' }),
);

interface ModuleKind {
  readonly path: (resource: Resource) => string;
  readonly print: (resource: Resource, context: ModuleContext) => readonly Declaration[];
  readonly directive?: string;
}

function resourceModule(
  resource: Resource,
  model: ApiModel,
  { path: pathOf, print, ...options }: ModuleKind,
): readonly ResourceModule[] {
  // Hooks keep whole answers; who wants a stream calls the client.
  const whole = { ...resource, operations: resource.operations.map(wholeCall) };
  const path = pathOf(resource);
  const imports = new Imports();
  const declarations = print(whole, { model, index: modelIndex(model).schemas, imports, path });
  if (declarations.length === 0) return [];
  const body = declarations.map((declaration) => declaration.code);
  const file = typescriptFile({ path, documentName: model.info.documentName, imports, body, ...options });
  return [{ file, from: `./${path}`, names: declarations }];
}

function runtimeExports(types: Readonly<Record<string, readonly string[]>>): readonly ModuleExports[] {
  return Object.entries(types).map(([name, exported]) => ({
    from: runtimeModule('index.ts', name),
    names: exported.map((type) => ({ name: type, isType: true })),
  }));
}

function entryFile(path: string, modules: readonly ModuleExports[], documentName: string): GeneratedFile {
  const sorted = modules.toSorted((a, b) => compareText(a.from, b.from));
  return typescriptFile({ path, documentName, body: [lines(sorted.map(exportDeclaration))] });
}

function exportDeclaration({ from, names }: ModuleExports): Code {
  const isTypeOnly = names.every(({ isType }) => isType);
  const sorted = [...names].sort((a, b) => compareText(a.name, b.name));
  const specifiers = sorted.map(({ name, isType }) =>
    isType && !isTypeOnly ? code`type ${identifier(name)}` : identifier(name),
  );
  return code`export ${isTypeOnly ? code`type ` : empty}{ ${join(specifiers)} } from ${literal(from)};`;
}
