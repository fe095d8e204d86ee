import type { SdkConfig } from '../../spec/config/sdk-config.ts';
import type { NameRegistry } from '../names/name-registry.ts';
import type { ResourcePlan } from '../plan/resource-plan.ts';
import { allOperations } from '../resource-tree.ts';
import type { Resource } from '../types.ts';
import { completeOperation, withIdempotencyKey } from './complete-operation.ts';
import type { CompletionContext } from './completion-context.ts';
import { inferTouches } from './infer-touches.ts';

/** What completing all resources needs. */
interface ResourcesContext extends Omit<CompletionContext, 'config' | 'method' | 'operations'> {
  readonly config: SdkConfig | undefined;
  readonly modules: NameRegistry;
}

/** Adds to resources what only the configuration knows, and then what each call touches. Each stands where its plan does. */
export function completeResources(
  drafts: readonly Resource[],
  plans: readonly ResourcePlan[],
  context: ResourcesContext,
): readonly Resource[] {
  const { config } = context;
  const operations = new Map(allOperations(drafts).map((operation) => [operation.id, operation]));
  const complete = (resource: Resource, plan: ResourcePlan | undefined): Resource => {
    const completed = resource.operations.map((operation, position) => {
      const method = plan?.methods[position]?.config;
      const keyed = config ? withIdempotencyKey(operation, config) : operation;
      const whole = config && method ? completeOperation(keyed, { ...context, config, method, operations }) : keyed;
      return method?.touches ? whole : { ...whole, touches: inferTouches(whole, resource.operations) };
    });
    return {
      ...resource,
      ...(completed.some(({ stream }) => stream?.turn) && {
        turnModulePath: context.modules.claim(`${resource.modulePath}/turn`),
      }),
      operations: completed,
      children: resource.children.map((child, position) => complete(child, plan?.children[position])),
    };
  };
  return drafts.map((draft, position) => complete(draft, plans[position]));
}
