import { allResources } from '../../model/resource-tree.ts';
import type { ApiModel } from '../../model/types.ts';
import { type Code, code, identifier, join, lines, literal } from '../../print/code.ts';
import { compareText, type GeneratedFile, typescriptFile } from '../../print/file.ts';

/** `index.ts`: the package's entry. */
export function printIndex(model: ApiModel): GeneratedFile {
  const { className, errorName, credentials } = model.client;
  const resources = allResources(model.resources).map(({ modulePath, className: resourceClass, operations }) => {
    const types = operations.flatMap(({ names }) =>
      [names.params, names.response, names.page, names.turn?.turn, names.turn?.part].filter(isGiven),
    );
    const from = `./resources/${modulePath}.ts`;
    return lines([code`export { ${identifier(resourceClass)} } from ${literal(from)};`, exportTypes(from, types)]);
  });
  const body = [
    code`export * from '../runtime/index.ts';`,
    code`export { BaseError as ${identifier(errorName)} } from '../runtime/errors/base-error.ts';`,
    code`export { ${identifier(className)} } from './client.ts';`,
    code`export { createClient } from './create-client.ts';`,
    exportTypes('./create-client.ts', [credentials?.optionsName].filter(isGiven)),
    exportTypes(
      './models.ts',
      model.schemas.map(({ name }) => name),
    ),
    ...resources,
    exportTypes('./webhooks.ts', webhookTypes(model)),
  ];
  return typescriptFile({ path: 'index.ts', documentName: model.info.documentName, body });
}

function webhookTypes({ webhooks }: ApiModel): readonly string[] {
  return webhooks === undefined ? [] : [webhooks.typeName, ...webhooks.webhooks.map(({ typeName }) => typeName)];
}

function exportTypes(from: string, names: readonly string[]): Code {
  const sorted = [...names].sort(compareText).map(identifier);
  return sorted.length === 0 ? code`` : code`export type { ${join(sorted)} } from ${literal(from)};`;
}

function isGiven(name: string | undefined): name is string {
  return name !== undefined;
}
