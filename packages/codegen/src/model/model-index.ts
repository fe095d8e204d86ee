import { allResources } from './resource-tree.ts';
import type { NamedSchema } from './schema.ts';
import type { Lookup, SchemaIndex } from './schema-tools.ts';
import type { ApiModel, Operation, Resource } from './types.ts';

/** The parts of a model by their names. */
export interface ModelIndex {
  readonly schemas: SchemaIndex;
  /** Schemas by the module of their type, in the document's order. */
  readonly modules: Lookup<readonly NamedSchema[]>;
  /** Operations by their id. */
  readonly operations: Lookup<Operation>;
  /** The resource of each operation, by the operation's id. */
  readonly resources: Lookup<Resource>;
}

/** Indexes of models. What stands for a model brings its own. */
export const knownIndexes = new WeakMap<ApiModel, ModelIndex>();

/** Finds the parts of a model. The index is made once: looking through the lists takes too long in large models. */
export function modelIndex(model: ApiModel): ModelIndex {
  const index = knownIndexes.get(model) ?? {
    schemas: new Map(model.schemas.map((named) => [named.name, named])),
    modules: byModule(model.schemas),
    operations: new Map(model.operations.map((operation) => [operation.id, operation])),
    resources: new Map(
      allResources(model.resources).flatMap((resource) => resource.operations.map(({ id }) => [id, resource] as const)),
    ),
  };
  knownIndexes.set(model, index);
  return index;
}

function byModule(schemas: readonly NamedSchema[]): ReadonlyMap<string, readonly NamedSchema[]> {
  const modules = new Map<string, NamedSchema[]>();
  for (const named of schemas) {
    const known = modules.get(named.module);
    if (known) known.push(named);
    else modules.set(named.module, [named]);
  }
  return modules;
}
