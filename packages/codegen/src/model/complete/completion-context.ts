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
  if (found === undefined) {
    report(context, keys, `There is no method \`${name}\`. Name a method of this resource, or one by its whole path.`);
  }
  return found;
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
