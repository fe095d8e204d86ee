import { parametersOf } from '../call-shape.ts';
import { allResources } from '../resource-tree.ts';
import type { NamedSchema, Schema } from '../schema.ts';
import { referencesIn, referencesOf } from '../schema-tools.ts';
import type { Operation, Resource, Webhook } from '../types.ts';

/** Module of the types that several modules use. */
export const sharedModule = 'models';

/** Module of what the API sends to its users. */
export const webhooksModule = 'webhook-payloads';

/** So many types, at the most, stand in one module, whoever uses them: they are read at one go. */
const typesOfOneModule = 100;

/** What needs types. */
export interface SchemaUsers {
  readonly resources: readonly Resource[];
  readonly webhooks: readonly Webhook[];
}

/**
 * Chooses the module of each type, so that a module reaches what it needs and little else: the types that one resource
 * alone uses stand beside its calls, those of webhooks alone beside these, all others in the shared module. A new
 * operation moves no type but those that it uses and another resource had for itself. Where there are few types, those
 * of calls are shared, all of them.
 *
 * @returns modules below the client's `generated/`, without extension, by the names of the types.
 */
export function chooseModules(
  schemas: readonly { readonly name: string; readonly schema: Schema }[],
  { resources, webhooks }: SchemaUsers,
): ReadonlyMap<string, string> {
  const byName = new Map(schemas.map((named) => [named.name, named]));
  const modules = new Map<string, string>();
  const use = (names: Iterable<string>, user: string) => {
    const open = Array.from(names, (name) => [name, user] as const);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const [name, module] = next;
      const known = modules.get(name);
      if (known === module || known === sharedModule) continue;
      const chosen = known === undefined ? module : sharedModule;
      modules.set(name, chosen);
      const named = byName.get(name);
      if (named) for (const reference of referencesOf(named)) open.push([reference, chosen]);
    }
  };
  for (const { modulePath, operations } of allResources(resources)) {
    use(referencesIn(operations.flatMap(schemasOf)), `resources/${modulePath}`);
  }
  use(referencesIn(webhooks.map(({ schema }) => schema)), webhooksModule);
  const unused = schemas.filter(({ name }) => !modules.has(name));
  use(
    unused.map(({ name }) => name),
    sharedModule,
  );
  const ofCalls = [...modules].filter(([, module]) => module !== webhooksModule);
  if (ofCalls.length <= typesOfOneModule) for (const [name] of ofCalls) modules.set(name, sharedModule);
  return modules;
}

/** The types of what is called: all but those of webhooks alone. */
export function schemasOfCalls(schemas: readonly NamedSchema[]): readonly NamedSchema[] {
  return schemas.filter(({ module }) => module !== webhooksModule);
}

function schemasOf(operation: Operation): readonly Schema[] {
  const { body, success, streamed, errors } = operation;
  return [...parametersOf(operation), body, success, streamed?.success, ...errors].flatMap(
    (part) => part?.schema ?? [],
  );
}
