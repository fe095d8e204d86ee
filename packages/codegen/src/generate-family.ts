import { emitCommands } from './emit/commands.ts';
import { emitDocs } from './emit/docs/emit-docs.ts';
import { emitHooks } from './emit/hooks.ts';
import { emitModels, emitModelsTest } from './emit/models.ts';
import { emitResources } from './emit/resources/emit-resources.ts';
import { emitRoutes } from './emit/routes.ts';
import { emitSchema } from './emit/schema.ts';
import type { ApiModel } from './model/types.ts';
import { checkSyntax } from './print/check-syntax.ts';
import { compareText, type GeneratedFile } from './print/file.ts';
import { formatFile } from './print/format.ts';
import type { OpenApiDocument } from './spec/document.ts';
import type { FamilyPackage, Target } from './targets.ts';

/** A file of a family. */
export interface FamilyFile extends GeneratedFile {
  readonly package: FamilyPackage;
}

/** What a family is made from. */
export interface FamilySource {
  /** The normalised document, for openapi-typescript alone. */
  readonly document: OpenApiDocument;
  readonly model: ApiModel;
  readonly targets: ReadonlySet<Target>;
  /**
   * Whether to hold the models against openapi-typescript's types. Documents that contradict themselves are read
   * differently by each, so this is for documents that one can mend.
   */
  readonly isTested: boolean;
}

/**
 * Makes the files of a family: checked, formatted, sorted by path. Nothing is written. The same source gives the same
 * bytes on every machine.
 */
export async function generateFamily({
  document,
  model,
  targets,
  isTested,
}: FamilySource): Promise<readonly FamilyFile[]> {
  const emitters: Record<Target, () => readonly FamilyFile[] | Promise<readonly FamilyFile[]>> = {
    schema: async () => inPackage('core', await emitSchema(document, model.info.documentName)),
    models: () => [
      ...inPackage('core', emitModels(model, { isOpen: true })),
      ...inPackage('core', isTested ? emitModelsTest(model) : []),
      ...inPackage('emulator', emitModels(model, { isOpen: false })),
    ],
    resources: () => inPackage('core', emitResources(model)),
    hooks: () => inPackage('react', emitHooks(model)),
    commands: () => inPackage('cli', emitCommands(model)),
    routes: () => inPackage('emulator', emitRoutes(model)),
    docs: () => inPackage('docs', emitDocs(model)),
  };
  const emitted = await Promise.all([...targets].map((target) => emitters[target]()));
  const files = emitted.flat();
  for (const file of files) checkSyntax(file);
  const formatted = await Promise.all(files.map(async (file) => ({ ...file, ...(await formatFile(file)) })));
  return formatted.sort((a, b) => compareText(`${a.package}/${a.path}`, `${b.package}/${b.path}`));
}

function inPackage(name: FamilyPackage, files: readonly GeneratedFile[]): readonly FamilyFile[] {
  return files.map((file) => ({ ...file, package: name }));
}
