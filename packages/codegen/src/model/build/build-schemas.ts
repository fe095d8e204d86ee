import type { SdkConfig } from '../../spec/config/sdk-config.ts';
import type { OpenApiDocument } from '../../spec/document.ts';
import { schemaReference } from '../../spec/json-pointer.ts';
import type { Problem } from '../../spec/problem.ts';
import { parametersOf } from '../call-shape.ts';
import type { NameRegistry } from '../names/name-registry.ts';
import { pascalCase, typeName } from '../names/words.ts';
import { configProblem, unknownSchema } from '../plan/resource-plan.ts';
import { allOperations } from '../resource-tree.ts';
import type { NamedSchema, Schema } from '../schema.ts';
import { reachableNames, type SchemaIndex } from '../schema-tools.ts';
import { chooseModules, type SchemaUsers, sharedModule } from './choose-modules.ts';
import { convertSchema, type ReferenceNames } from './convert-schema.ts';

/** A named schema before it is known where it is used. */
export type UnplacedSchema = Omit<NamedSchema, 'module' | 'inRequests' | 'inResponses'>;

/**
 * Gives every schema of the document its name, in the document's order: first those that the configuration names. One
 * that the document does not have is a problem.
 */
export function nameSchemas(
  document: OpenApiDocument,
  types: NameRegistry,
  config: SdkConfig | undefined,
  problems: Problem[],
): ReferenceNames {
  const { components } = document;
  const names = new Map<string, string>();
  for (const [name, schema] of Object.entries(config?.models ?? {})) {
    if (components.schemas[schema] !== undefined) names.set(schemaReference(schema), types.claim(name, `${name}Model`));
    else if (config) problems.push(configProblem(config, ['models', name], unknownSchema(document, schema)));
  }
  for (const declaredName of Object.keys(components.schemas)) {
    const reference = schemaReference(declaredName);
    if (names.has(reference)) continue;
    const wish = typeName(declaredName);
    names.set(reference, types.claim(wish, `${wish}Model`, pascalCase(`${declaredName} Model`)));
  }
  return (reference) => names.get(reference);
}

/** Converts every schema of the document. */
export function convertSchemas(document: OpenApiDocument, nameOf: ReferenceNames): readonly UnplacedSchema[] {
  return Object.entries(document.components.schemas).flatMap(([declaredName, source]) => {
    const name = nameOf(schemaReference(declaredName));
    return name === undefined ? [] : [{ name, declaredName, schema: convertSchema(source, nameOf) }];
  });
}

/** Schemas of which nothing is known yet but what they are, by name. */
export function unplacedIndex(schemas: readonly UnplacedSchema[]): SchemaIndex {
  const nowhere = { module: sharedModule, inRequests: true, inResponses: true };
  return new Map(schemas.map((named) => [named.name, { ...named, ...nowhere }]));
}

/**
 * Marks for each schema whether requests and answers can hold it, and where its type stands. What webhooks carry is
 * answered, too.
 */
export function placeSchemas(
  schemas: readonly UnplacedSchema[],
  { resources, webhooks, index }: SchemaUsers & { readonly index: SchemaIndex },
): readonly NamedSchema[] {
  const operations = allOperations(resources);
  const requests = operations.flatMap((operation): Schema[] => [
    ...parametersOf(operation).map((parameter) => parameter.schema),
    ...(operation.body === undefined ? [] : [operation.body.schema]),
  ]);
  const responses = [
    ...operations.flatMap(({ success, streamed, errors }) =>
      [success, streamed?.success, ...errors].flatMap((answer) => answer?.schema ?? []),
    ),
    ...webhooks.map(({ schema }) => schema),
  ];
  const inRequests = reachableNames(requests, index);
  const inResponses = reachableNames(responses, index);
  const modules = chooseModules(schemas, { resources, webhooks });
  return schemas.map((named) => ({
    ...named,
    module: modules.get(named.name) ?? sharedModule,
    inRequests: inRequests.has(named.name),
    inResponses: inResponses.has(named.name),
  }));
}
