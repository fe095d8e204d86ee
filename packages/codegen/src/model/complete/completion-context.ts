import { didYouMean } from '../../did-you-mean.ts';
import type { MethodConfig, SdkConfig } from '../../spec/config/sdk-config.ts';
import type { Problem } from '../../spec/problem.ts';
import type { NameRegistry } from '../names/name-registry.ts';
import { configProblem } from '../plan/resource-plan.ts';
import type { Property, Schema } from '../schema.ts';
import { memberProperties, propertiesOf, type SchemaIndex } from '../schema-tools.ts';
import type { Operation } from '../types.ts';

/** What the configuration says of a call, held against the document. */
export interface CompletionContext {
  readonly config: SdkConfig;
  readonly method: MethodConfig;
  readonly index: SchemaIndex;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly types: NameRegistry;
  readonly problems: Problem[];
}

/** Reports what is wrong at a key of the method's configuration. */
export function report(context: CompletionContext, keys: readonly string[], message: string): void {
  context.problems.push(configProblem(context.config, [...context.method.path, ...keys], message));
}

/** The operation that the configuration means: one of the same resource, else one by its whole path. */
export function findOperation(
  operation: Operation,
  name: string,
  keys: readonly string[],
  context: CompletionContext,
): Operation | undefined {
  const found = context.operations.get([...operation.resource, name].join('.')) ?? context.operations.get(name);
  const paths = [[...operation.resource, name], name.split('.')];
  if (found === undefined && !paths.some((path) => isConfigured(context.config, path))) {
    const known = [...context.operations.values()].flatMap(({ id, resource, names }) =>
      resource.join('.') === operation.resource.join('.') ? [names.method, id] : [id],
    );
    const advice = didYouMean(name, known, 'Name a method of this resource, or one by its whole path.');
    report(context, keys, `There is no method \`${name}\`. ${advice}`);
  }
  return found;
}

/** Whether the configuration has such a call. Where the document does not, that is reported in its place. */
function isConfigured(
  { resources }: Pick<SdkConfig, 'resources'>,
  [step, next, ...others]: readonly string[],
): boolean {
  const resource = resources.find(({ name }) => name === step);
  if (resource === undefined || next === undefined) return false;
  if (others.length > 0) return isConfigured({ resources: resource.children }, [next, ...others]);
  return resource.methods.some(({ name }) => name === next);
}

/** A property that has to be in a schema, or in a member of a union. */
export function propertyIn(
  schema: Schema | undefined,
  name: string,
  keys: readonly string[],
  context: CompletionContext,
): Property | undefined {
  const { index } = context;
  const properties = schema === undefined ? [] : (propertiesOf(schema, index) ?? memberProperties(schema, index));
  const found = properties.find((property) => property.name === name);
  if (found === undefined) {
    const known = properties.map((property) => property.name).join(', ') || 'none';
    report(context, keys, `The document has no property \`${name}\` there. Its properties: ${known}.`);
  }
  return found;
}
