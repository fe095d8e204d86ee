import type { Resource } from './types.ts';

/** Every resource of a tree, parents before their children. */
export function allResources(resources: readonly Resource[]): readonly Resource[] {
  return resources.flatMap((resource) => [resource, ...allResources(resource.children)]);
}
