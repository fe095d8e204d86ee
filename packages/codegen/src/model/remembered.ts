import { sharedParts } from '../shared-parts.ts';
import { knownIndexes, type ModelIndex, modelIndex } from './model-index.ts';
import { allOperations } from './resource-tree.ts';
import type { Lookup } from './schema-tools.ts';
import type { ApiModel } from './types.ts';

/** Models of which others follow. What is made of their parts is kept for those. */
const followed = new WeakSet<ApiModel>();

/**
 * Has a model follow an earlier one: its parts are those of the other wherever they say the same, and {@link remembered}
 * functions do not make again what they have made of those. The model is changed.
 */
export function followingModel(model: ApiModel, earlier: ApiModel | undefined): ApiModel {
  const parts = sharedParts({ ...model, operations: undefined }, earlier && { ...earlier, operations: undefined });
  // An operation is one object, wherever it stands.
  const following = { ...parts, operations: allOperations(parts.resources) };
  followed.add(following);
  return following;
}

/**
 * A function that makes something of a part of a model, and gives what it has made of the same part before, as long as all
 * that it read of the model then is the same now. It is remembered for as long as the part is there.
 *
 * @param make - Knows nothing but the part and the model. What it gives is never changed.
 */
export function remembered<TPart extends object, TResult>(
  make: (part: TPart, model: ApiModel) => TResult,
): (part: TPart, model: ApiModel) => TResult {
  const known = new WeakMap<TPart, { readonly reads: ModelReads; readonly result: TResult }>();
  return (part, model) => {
    if (!followed.has(model)) return make(part, model);
    const before = known.get(part);
    if (before?.reads.areAsIn(model)) return before.result;
    const reads = new ModelReads();
    const result = make(part, reads.noting(model));
    known.set(part, { reads, result });
    return result;
  };
}

/** What was read of a model: fields, and what was looked up in its index. */
class ModelReads {
  readonly #fields = new Map<keyof ApiModel, unknown>();
  readonly #looked = {
    schemas: new Map<string, unknown>(),
    modules: new Map<string, unknown>(),
    operations: new Map<string, unknown>(),
    resources: new Map<string, unknown>(),
  } satisfies Record<keyof ModelIndex, unknown>;

  /** A model that stands for another, and notes what is read of it. */
  noting(model: ApiModel): ApiModel {
    const noting = new Proxy(model, {
      get: (_, field: keyof ApiModel) => {
        this.#fields.set(field, model[field]);
        return model[field];
      },
    });
    const { schemas, modules, operations, resources } = modelIndex(model);
    knownIndexes.set(noting, {
      schemas: notingLookup(schemas, this.#looked.schemas),
      modules: notingLookup(modules, this.#looked.modules),
      operations: notingLookup(operations, this.#looked.operations),
      resources: notingLookup(resources, this.#looked.resources),
    });
    followed.add(noting);
    return noting;
  }

  /** Whether all of it is the same in another model, which notes that it was read where it notes what is read. */
  areAsIn(model: ApiModel): boolean {
    for (const [field, value] of this.#fields) if (!isSame(model[field], value)) return false;
    const index = modelIndex(model);
    for (const table of ['schemas', 'modules', 'operations', 'resources'] as const) {
      for (const [name, value] of this.#looked[table]) if (!isSame(index[table].get(name), value)) return false;
    }
    return true;
  }
}

function notingLookup<T>(lookup: Lookup<T>, looked: Map<string, unknown>): Lookup<T> {
  const get = (name: string) => {
    const found = lookup.get(name);
    looked.set(name, found);
    return found;
  };
  return { get, has: (name) => get(name) !== undefined };
}

/** Lists are made anew for each model. What they hold is not. */
function isSame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
