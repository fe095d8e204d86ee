import { isRead } from '../../model/call-shape.ts';
import type { Resource } from '../../model/types.ts';
import type { Declaration, ModuleContext } from './hooks-context.ts';
import { mutationDeclarations } from './mutation-declarations.ts';
import { queryDeclarations } from './query-declarations.ts';

/** Keys and options of a resource's operations: what hooks, routers and servers share. */
export function optionsDeclarations(resource: Resource, context: ModuleContext): readonly Declaration[] {
  return resource.operations
    .filter((operation) => operation.stream === undefined)
    .flatMap((operation) => {
      const calls = context.imports.namespace(`#core/${resource.modulePath}`, 'calls');
      return isRead(operation)
        ? queryDeclarations(operation, calls, context)
        : mutationDeclarations(operation, calls, context);
    });
}
