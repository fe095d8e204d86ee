import type { Operation, Resource } from './types.ts';

/** Every resource of a tree, parents before their children. */
export function allResources(resources: readonly Resource[]): readonly Resource[] {
  return resources.flatMap((resource) => [resource, ...allResources(resource.children)]);
}

/** Every operation of a tree, in the order of its resources. */
export function allOperations(resources: readonly Resource[]): readonly Operation[] {
  return allResources(resources).flatMap((resource) => resource.operations);
}

/** Whether a resource has a module of calls. One that only holds others has none. */
export function hasModule({ callsClassName }: Resource): boolean {
  return callsClassName !== undefined;
}
