import type { ResourcePlan } from '../plan/resource-plan.ts';
import { NameRegistry } from './name-registry.ts';
import { pascalCase, singular } from './words.ts';

/** The names that a resource has among the types of a family. */
export interface ResourceNames {
  /**
   * Beginning of the names of its types, in the singular where that is free: `Pet` of `PetListParams`. No two resources
   * share one.
   */
  readonly typeStem: string;
  readonly className: string;
}

/**
 * Names resources by their last step, and where that is taken by their path. Those nearer to the client have the first
 * choice: beside `repos` the types of `agents.repos` begin with `AgentsRepo`.
 *
 * @param types - Names of types in the family. A schema has been there before: beside a schema `Pets` the class of `pets` is
 * `PetsResource`.
 */
export function nameResources(
  plans: readonly ResourcePlan[],
  types: NameRegistry,
): (plan: ResourcePlan) => ResourceNames {
  const stems = new NameRegistry();
  const known = new Map<ResourcePlan, ResourceNames>();
  const nameOf = (plan: ResourcePlan): ResourceNames => {
    const [name, longName] = [pascalCase(plan.name), pascalCase(plan.path.join(' '))];
    return {
      typeStem: stems.claim(singular(name), singular(longName), name, longName),
      className: types.claim(name, longName, `${name}Resource`),
    };
  };
  for (let level = plans; level.length > 0; level = level.flatMap(({ children }) => children)) {
    for (const plan of level) known.set(plan, nameOf(plan));
  }
  return (plan) => known.get(plan) ?? nameOf(plan);
}
