import { sharedModule } from '../../model/choose-modules.ts';
import { allResources } from '../../model/resource-tree.ts';
import type { ApiModel } from '../../model/types.ts';
import { code, identifier, lines, literal } from '../../print/code.ts';
import { type GeneratedFile, typescriptFile } from '../../print/file.ts';
import { exportTypes } from './export-types.ts';

/** `index.ts`: the package's entry. */
export function printIndex(model: ApiModel): GeneratedFile {
  const { className, errorName, credentials } = model.client;
  const typesOf = (module: string) => model.schemas.filter((named) => named.module === module).map(({ name }) => name);
  const resources = allResources(model.resources).map(({ modulePath, className: resourceClass, operations }) => {
    const module = `resources/${modulePath}`;
    const types = operations.flatMap(({ names }) =>
      [names.params, names.response, names.page, names.turn?.turn, names.turn?.part].filter(isGiven),
    );
    const from = `./${module}.ts`;
    return lines([
      code`export { ${identifier(resourceClass)} } from ${literal(from)};`,
      exportTypes(from, [...types, ...typesOf(module)]),
    ]);
  });
  const body = [
    code`export * from '../runtime/index.ts';`,
    code`export { BaseError as ${identifier(errorName)} } from '../runtime/errors/base-error.ts';`,
    code`export { ${identifier(className)} } from './client.ts';`,
    code`export { createClient } from './create-client.ts';`,
    exportTypes('./create-client.ts', [credentials?.optionsName].filter(isGiven)),
    exportTypes(`./${sharedModule}.ts`, typesOf(sharedModule)),
    ...resources,
  ];
  return typescriptFile({ path: 'index.ts', documentName: model.info.documentName, body });
}

function isGiven(name: string | undefined): name is string {
  return name !== undefined;
}
