import { commandLine } from '../../model/command-line.ts';
import { modelIndex } from '../../model/model-index.ts';
import { words } from '../../model/names/words.ts';
import { remembered } from '../../model/remembered.ts';
import type { NamedSchema } from '../../model/schema.ts';
import type { ApiModel, Operation, Resource } from '../../model/types.ts';
import { type GeneratedFile, jsonFile } from '../../print/file.ts';
import { cliSetup } from './cli-view.ts';
import { httpSetup } from './http-view.ts';
import { installCommands } from './install-commands.ts';
import { linkTitle, operationPage } from './operation-page.ts';
import { reactName, reactSetup } from './react-view.ts';
import { constraintsOf, typeData } from './type-data.ts';
import { typescriptSetup } from './typescript-view.ts';

/**
 * What the reference site shows, as data: `index.json` for its navigation, `schemas.json` with each named type once, and
 * a file for each operation. The site's own `page-data.ts` describes the form. No text becomes markup here.
 */
export function emitDocs(model: ApiModel): readonly GeneratedFile[] {
  return [
    jsonFile('index.json', {
      title: model.info.title,
      version: model.info.version,
      description: model.info.description,
      install: installCommands(model),
      setup: {
        http: httpSetup(model),
        typescript: typescriptSetup(model),
        react: reactSetup(model),
        cli: cliSetup(model),
      },
      resources: model.resources.map((resource) => resourceData(resource, model)),
    }),
    schemasFile(model.schemas, model),
    ...model.operations.map((operation) => operationFile(operation, model)),
  ];
}

const schemasFile = remembered((schemas: readonly NamedSchema[], model: ApiModel): GeneratedFile => {
  const data = schemas.map((named) => schemaData(named, model));
  return jsonFile('schemas.json', data);
});

const schemaData = remembered(({ name, schema }: NamedSchema, model: ApiModel): object => {
  return {
    name,
    description: schema.description,
    type: typeData(schema, modelIndex(model).schemas),
    constraints: constraintsOf(schema),
  };
});

const operationFile = remembered((operation: Operation, model: ApiModel): GeneratedFile => {
  const page = operationPage(operation, { model, index: modelIndex(model).schemas });
  return jsonFile(`operations/${operation.names.slug}.json`, page);
});

function resourceData(resource: Resource, model: ApiModel): object {
  return {
    id: resource.path.join('.'),
    title: words(resource.name)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' '),
    description: resource.description,
    operations: resource.operations.map((operation) => operationLink(operation, model)),
    children: resource.children.map((child) => resourceData(child, model)),
  };
}

function operationLink(operation: Operation, model: ApiModel): object {
  return {
    title: linkTitle(operation),
    method: operation.method,
    path: operation.path,
    slug: operation.names.slug,
    deprecated: operation.deprecated,
    calls: {
      http: `${operation.method.toUpperCase()} ${operation.path}`,
      typescript: `client.${operation.id}`,
      react: reactName(operation, model),
      cli: commandLine(operation, model).join(' '),
    },
  };
}
