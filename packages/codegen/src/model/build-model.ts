import { basename } from 'node:path';
import type { SdkConfig } from '../spec/config/sdk-config.ts';
import type { OpenApiDocument } from '../spec/document.ts';
import type { Problem } from '../spec/problem.ts';
import { SpecError } from '../spec/spec-error.ts';
import { buildClient, buildServers, withServer } from './build/build-client.ts';
import { withLinks } from './build/build-links.ts';
import { buildResource, type Naming } from './build/build-resource.ts';
import { convertSchemas, nameSchemas, placeSchemas, unplacedIndex } from './build/build-schemas.ts';
import { buildWebhooks } from './build/build-webhooks.ts';
import { completeResources } from './complete/complete-resources.ts';
import { NameRegistry } from './names/name-registry.ts';
import { nameResources } from './names/name-resources.ts';
import {
  reservedCommandGroups,
  reservedModules,
  reservedReactNames,
  reservedTypeNames,
} from './names/reserved-names.ts';
import { describeResources } from './plan/describe-resources.ts';
import { inferResources } from './plan/infer-resources.ts';
import { planFromConfig } from './plan/resource-plan.ts';
import { allOperations } from './resource-tree.ts';
import type { ApiModel } from './types.ts';

/** What a model is made from. */
export interface ModelSource {
  /** The normalised document. */
  readonly document: OpenApiDocument;
  /** The file it was read from. */
  readonly file: string;
  readonly config?: SdkConfig | undefined;
  /** Told what of a configuration for another generator is left out. */
  readonly onWarning?: ((problem: Problem) => void) | undefined;
}

/**
 * Builds the one model that every emitter reads. The same source gives the same model.
 *
 * @throws {@link SpecError} with every problem at once, where the configuration names something that the document does
 * not have.
 */
export function buildModel({ document: declared, file, config, onWarning }: ModelSource): ApiModel {
  const problems: Problem[] = [];
  const document = withServer(declared, config?.client.server);
  const client = buildClient(document, config?.client);
  const types = new NameRegistry([
    ...reservedTypeNames,
    client.className,
    client.errorName,
    client.providerName,
    client.clientHook,
    ...(client.credentials ? [client.credentials.optionsName] : []),
  ]);
  const nameOf = nameSchemas(document, types, config, problems);
  const unplaced = convertSchemas(document, nameOf);
  const index = unplacedIndex(unplaced);
  const namesCalls = config !== undefined && config.resources.length > 0;
  const plans = namesCalls ? planFromConfig(document, config, problems) : inferResources(document);
  const naming: Naming = {
    types,
    nameResource: nameResources(plans, types),
    descriptions: describeResources(plans, document),
    hooks: new NameRegistry([...reservedReactNames, client.providerName, client.clientHook]),
    modules: new NameRegistry(reservedModules),
    groups: new NameRegistry(reservedCommandGroups),
    nameOf,
    index,
  };
  const drafts = plans.map((plan) => buildResource(plan, document, naming));
  const completed = completeResources(drafts, plans, { config, types, modules: naming.modules, index, problems });
  const resources = withLinks(completed, document);
  if (problems.some((problem) => problem.severity === 'error')) throw new SpecError(problems);
  for (const problem of problems) onWarning?.(problem);
  const operations = allOperations(resources);
  const webhooks = buildWebhooks(document, { types, nameOf, index });
  const { title, version, description } = document.info;
  return {
    info: { title, version, ...(description !== undefined && { description }), documentName: basename(file) },
    client,
    servers: buildServers(document),
    schemas: placeSchemas(unplaced, { resources, webhooks, index }),
    resources,
    operations,
    ...(webhooks.length > 0 && { webhooks: { typeName: types.claim('WebhookPayloads'), webhooks } }),
  };
}
