import { basename } from 'node:path';
import pMap from 'p-map';
import { emitCommands } from './emit/commands/emit-commands.ts';
import { emitDocs } from './emit/docs/emit-docs.ts';
import { emitHooks } from './emit/hooks/emit-hooks.ts';
import { emitModels, emitModelsTest } from './emit/models/emit-models.ts';
import { emitResources } from './emit/resources/emit-resources.ts';
import { emitRoutes } from './emit/routes/emit-routes.ts';
import { withoutExamples } from './emit/schema/without-examples.ts';
import { schemasOfCalls, sharedModule } from './model/build/choose-modules.ts';
import type { ApiModel } from './model/types.ts';
import { checkPath } from './print/check-path.ts';
import { compareText, type GeneratedFile, isCode } from './print/file.ts';
import type { OpenApiDocument } from './spec/document.ts';
import type { FamilyPackage, Target } from './targets.ts';
import type { Printer, SchemaSource } from './threads/printer.ts';

/** A file of a family. */
export interface FamilyFile extends GeneratedFile {
  readonly package: FamilyPackage;
}

/** What a family is made from. */
export interface FamilySource {
  /** openapi-typescript's types, which may still be printed. Nothing else here needs the document, which is large. */
  readonly schema: readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>;
  readonly model: ApiModel;
  readonly targets: ReadonlySet<Target>;
  /**
   * Whether to hold the models against openapi-typescript's types. Documents that contradict themselves are read
   * differently by each, so this is for this repository, which can mend either.
   */
  readonly isTested: boolean;
}

/** How a family is made. */
export interface FamilyTools {
  readonly printer: Printer;
  /** Called whenever some files are finished. */
  readonly onFiles?: (done: number, total: number) => void;
}

/** Files that are sent to be finished at once. */
const batchLength = 50;

/** Batches in work at a time: while some are finished, the next target is printed. What waits takes much room. */
const batchesAtOnce = 8;

/**
 * Makes the files of a family: checked, formatted, sorted by path. Nothing is written. The same source gives the same
 * bytes on every machine.
 */
export async function generateFamily(source: FamilySource, tools: FamilyTools): Promise<readonly FamilyFile[]> {
  const [schema, others] = await Promise.all([source.schema, printOthers(source, tools)]);
  return [...inPackage('core', schema), ...others].sort((a, b) => compareText(keyOf(a), keyOf(b)));
}

/** What openapi-typescript is given of a document. */
export function schemaSource(document: OpenApiDocument, file: string): SchemaSource {
  return { json: JSON.stringify(withoutExamples(document)), documentName: basename(file) };
}

/** Everything but the schema. What one emitter has printed is finished while the next prints. */
async function printOthers(
  { model, targets, isTested }: FamilySource,
  { printer, onFiles }: FamilyTools,
): Promise<readonly FamilyFile[]> {
  // Without the modules of resources and webhooks, all types stand in one.
  const ofClient = model.schemas.filter(({ module }) => module === sharedModule || !targets.has('resources'));
  const ofServer = schemasOfCalls(model.schemas);
  const emitters: Record<Target, () => readonly FamilyFile[]> = {
    schema: () => [],
    models: () => [
      ...inPackage('core', emitModels(model, { isOpen: true, schemas: ofClient })),
      ...inPackage('core', isTested ? emitModelsTest(model) : []),
    ],
    resources: () => inPackage('core', emitResources(model)),
    hooks: () => inPackage('react', emitHooks(model)),
    commands: () => inPackage('cli', emitCommands(model)),
    routes: () =>
      inPackage('emulator', [...emitModels(model, { isOpen: false, schemas: ofServer }), ...emitRoutes(model)]),
    docs: () => inPackage('docs', emitDocs(model)),
  };
  let done = 0;
  let total = 0;
  const finish = async (files: readonly FamilyFile[]): Promise<readonly FamilyFile[]> => {
    const finished = await finishFiles(files, printer);
    done += files.length;
    onFiles?.(done, total);
    return finished;
  };
  function* printedBatches() {
    for (const target of targets) {
      const files = emitters[target]();
      total += files.length;
      yield* inBatches(files);
    }
  }
  return (await pMap(printedBatches(), finish, { concurrency: batchesAtOnce })).flat();
}

async function finishFiles(files: readonly FamilyFile[], printer: Printer): Promise<readonly FamilyFile[]> {
  for (const { path } of files) checkPath(path);
  const [data = [], code = []] = [false, true].map((wanted) => files.filter((file) => isCode(file) === wanted));
  return [...data, ...(code.length === 0 ? code : await printer.finishFiles(code))];
}

function inBatches<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / batchLength);
  return Array.from({ length: count }, (_, index) => items.slice(index * batchLength, (index + 1) * batchLength));
}

function keyOf(file: FamilyFile): string {
  return `${file.package}/${file.path}`;
}

function inPackage(name: FamilyPackage, files: readonly GeneratedFile[]): readonly FamilyFile[] {
  return files.map((file) => ({ ...file, package: name }));
}
