import type { OpenApiDocument } from '../../spec/document.ts';
import { NameRegistry } from '../names/name-registry.ts';
import type { ResourceNames } from '../names/name-resources.ts';
import { fileName, filePath } from '../names/words.ts';
import type { ResourcePlan } from '../plan/resource-plan.ts';
import type { SchemaIndex } from '../schema-tools.ts';
import type { Resource } from '../types.ts';
import { buildOperation, moduleReserved } from './build-operation.ts';
import type { ReferenceNames } from './convert-schema.ts';

/** What is known of names, and given of them, while the resource tree is walked. */
export interface Naming {
  readonly types: NameRegistry;
  readonly nameResource: (plan: ResourcePlan) => ResourceNames;
  readonly descriptions: ReadonlyMap<ResourcePlan, string>;
  readonly hooks: NameRegistry;
  readonly modules: NameRegistry;
  readonly groups: NameRegistry;
  readonly nameOf: ReferenceNames;
  readonly index: SchemaIndex;
}

/** Builds a resource and all below it. */
export function buildResource(plan: ResourcePlan, document: OpenApiDocument, naming: Naming): Resource {
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
