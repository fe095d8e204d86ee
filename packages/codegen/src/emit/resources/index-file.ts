import { sharedModule } from '../../model/build/choose-modules.ts';
import { isAnswerSchema } from '../../model/call-shape.ts';
import { modelIndex } from '../../model/model-index.ts';
import { allResources, hasModule } from '../../model/resource-tree.ts';
import type { ApiModel, Resource } from '../../model/types.ts';
import { type Code, code, identifier, lines, literal } from '../../print/code.ts';
import { type GeneratedFile, typescriptFile } from '../../print/file.ts';
import { exportTypes } from './export-types.ts';
import { classModule } from './tree-file.ts';

/** `index.ts`: the package's entry. */
export function printIndex(model: ApiModel): GeneratedFile {
  const typesOf = (module: string) =>
    modelIndex(model)
      .modules.get(module)
      ?.map(({ name }) => name) ?? [];
  const exportResource = (resource: Resource): Code => {
    const module = `resources/${resource.modulePath}`;
    return lines([
      code`export { ${identifier(resource.className)} } from ${literal(classModule(resource))};`,
      ...(hasModule(resource) ? [exportTypes(`./${module}.ts`, [...callTypes(resource), ...typesOf(module)])] : []),
    ]);
  };
  const body = [
    code`export * from './lean.ts';`,
    code`export { ${identifier(model.client.className)} } from './client.ts';`,
    exportTypes(`./${sharedModule}.ts`, typesOf(sharedModule)),
    ...allResources(model.resources).map(exportResource),
  ];
  return typescriptFile({ path: 'index.ts', documentName: model.info.documentName, body });
}

function callTypes({ operations }: Resource): readonly string[] {
  const types = operations.flatMap((operation) => {
    const { params, response, page, turn } = operation.names;
    const answer = isAnswerSchema(response, operation) ? undefined : response;
    return [params, answer, page, turn?.turn, turn?.part, ...Object.values(operation.streamed?.names ?? {})];
  });
  return types.filter((name) => name !== undefined);
}
