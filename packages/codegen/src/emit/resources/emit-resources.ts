import { allResources, hasModule } from '../../model/resource-tree.ts';
import type { ApiModel } from '../../model/types.ts';
import type { GeneratedFile } from '../../print/file.ts';
import { printApi } from './api-file.ts';
import { printClient } from './client-file.ts';
import { printCreateClient } from './create-client-file.ts';
import { printIndex } from './index-file.ts';
import { printLean } from './lean-file.ts';
import { printResource } from './resource-file.ts';
import { printTree } from './tree-file.ts';
import { printTurnModule } from './turn-file.ts';
import { printValidate } from './validate-file.ts';
import { printWebhooks } from './webhooks-file.ts';

/**
 * The client: a module for each resource and one for the turns of its streams, the classes that hold them, the bare client
 * for single functions, the typed way to openapi-fetch, the check of answers, the types of webhooks, and the package's
 * entries.
 */
export function emitResources(model: ApiModel): readonly GeneratedFile[] {
  const resources = allResources(model.resources);
  return [
    ...resources.filter(hasModule).map((resource) => printResource(resource, model)),
    ...resources.flatMap((resource) => printTurnModule(resource, model)),
    ...printTree(model),
    printCreateClient(model),
    printClient(model),
    printApi(model),
    printValidate(model),
    ...printWebhooks(model),
    printLean(model),
    printIndex(model),
  ];
}
