import { basename } from 'node:path';
import type { SdkConfig } from '../spec/config/sdk-config.ts';
import type { OpenApiDocument } from '../spec/document.ts';
import type { Problem } from '../spec/problem.ts';
import { SpecError } from '../spec/spec-error.ts';
import { buildClient, buildServers } from './build/build-client.ts';
import { withLinks } from './build/build-links.ts';
import { buildOperation, moduleReserved } from './build/build-operation.ts';
import { convertSchemas, nameSchemas, placeSchemas, unplacedIndex } from './build/build-schemas.ts';
import { buildWebhooks } from './build/build-webhooks.ts';
import type { ReferenceNames } from './build/convert-schema.ts';
import { completeOperation, withIdempotencyKey } from './complete/complete-operation.ts';
import { NameRegistry } from './names/name-registry.ts';
import { nameResources } from './names/name-resources.ts';
import {
  reservedCommandGroups,
  reservedModules,
  reservedReactNames,
  reservedTypeNames,
} from './names/reserved-names.ts';
import { fileName, filePath } from './names/words.ts';
import { describeResources } from './plan/describe-resources.ts';
import { inferResources } from './plan/infer-resources.ts';
import { planFromConfig, type ResourcePlan } from './plan/resource-plan.ts';
import { allOperations } from './resource-tree.ts';
import type { SchemaIndex } from './schema-tools.ts';
import type { ApiModel, Resource } from './types.ts';

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

/** What is known of names, and given of them, while the resource tree is walked. */
interface Naming {
  readonly types: NameRegistry;
  readonly nameResource: ReturnType<typeof nameResources>;
  readonly descriptions: ReturnType<typeof describeResources>;
  readonly hooks: NameRegistry;
  readonly modules: NameRegistry;
  readonly groups: NameRegistry;
  readonly nameOf: ReferenceNames;
  readonly index: SchemaIndex;
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
  const completed =
    config === undefined
      ? drafts
      : completeResources(drafts, plans, { config, types, modules: naming.modules, index, problems });
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
    schemas: placeSchemas(unplaced, resources, webhooks),
    resources,
    operations,
    ...(webhooks.length > 0 && { webhooks: { typeName: types.claim('WebhookPayloads'), webhooks } }),
  };
}

/** A document with the address of the configuration, where it has none. */
function withServer(document: OpenApiDocument, url: string | undefined): OpenApiDocument {
  const hasOne = document.servers !== undefined && document.servers.length > 0;
  return hasOne || url === undefined ? document : { ...document, servers: [{ url }] };
}

function buildResource(plan: ResourcePlan, document: OpenApiDocument, naming: Naming): Resource {
  const modulePath = naming.modules.claim(filePath(plan.path), `${filePath(plan.path)}-resource`);
  const { typeStem, className } = naming.nameResource(plan);
  const resource = {
    name: plan.name,
    path: plan.path,
    className,
    modulePath,
    commandGroup: naming.groups.claim(modulePath.replaceAll('/', ':'), `${modulePath}-resource`),
  };
  // A function and a type that is imported beside it cannot have one name.
  const moduleNames = new NameRegistry(moduleReserved, naming.index);
  const commands = plan.methods.map((method) => fileName(method.name));
  const scope = {
    moduleNames,
    commands: new NameRegistry(['help']),
    conversations: new NameRegistry(['help', ...commands]),
  };
  const operations = plan.methods.map((method) =>
    buildOperation(method, { ...naming, ...scope, document, resource, typeStem }),
  );
  const description = naming.descriptions.get(plan);
  const callsClassName = nameCallsClass(resource.className, plan, naming.types);
  return {
    ...resource,
    ...(callsClassName !== undefined && { callsClassName }),
    ...(description !== undefined && { description }),
    operations,
    children: plan.children.map((child) => buildResource(child, document, naming)),
  };
}

function nameCallsClass(
  className: string,
  { methods, children }: ResourcePlan,
  types: NameRegistry,
): string | undefined {
  if (children.length === 0) return className;
  return methods.length === 0 ? undefined : types.claim(`${className}Calls`);
}

interface Completion {
  readonly config: SdkConfig;
  readonly types: NameRegistry;
  readonly modules: NameRegistry;
  readonly index: SchemaIndex;
  readonly problems: Problem[];
}

function completeResources(
  drafts: readonly Resource[],
  plans: readonly ResourcePlan[],
  completion: Completion,
): readonly Resource[] {
  const operations = new Map(allOperations(drafts).map((operation) => [operation.id, operation]));
  const complete = (resource: Resource, plan: ResourcePlan | undefined): Resource => {
    const completed = resource.operations.map((operation, position) => {
      const method = plan?.methods[position]?.config;
      const keyed = withIdempotencyKey(operation, completion.config);
      return method === undefined ? keyed : completeOperation(keyed, { ...completion, method, operations });
    });
    return {
      ...resource,
      ...(completed.some(({ stream }) => stream?.turn) && {
        turnModulePath: completion.modules.claim(`${resource.modulePath}/turn`),
      }),
      operations: completed,
      children: resource.children.map((child, position) => complete(child, plan?.children[position])),
    };
  };
  return drafts.map((draft, position) => complete(draft, plans[position]));
}
