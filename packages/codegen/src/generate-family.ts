import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import pMap from 'p-map';
import { emitCommands } from './emit/commands.ts';
import { emitDocs } from './emit/docs/emit-docs.ts';
import { emitHooks } from './emit/hooks.ts';
import { emitModels, emitModelsTest } from './emit/models.ts';
import { emitResources } from './emit/resources/emit-resources.ts';
import { emitRoutes } from './emit/routes.ts';
import type { ApiModel } from './model/types.ts';
import { compareText, type GeneratedFile } from './print/file.ts';
import { finishFile } from './print/finish-file.ts';
import type { SchemaSource } from './print-schema.ts';
import type { OpenApiDocument } from './spec/document.ts';
import { withoutExamples } from './spec/without-examples.ts';
import type { FamilyPackage, Target } from './targets.ts';

/** A file of a family. */
export interface FamilyFile extends GeneratedFile {
  readonly package: FamilyPackage;
}

/** What a family is made from. */
export interface FamilySource {
  /** The normalised document, for openapi-typescript alone. Nothing else here holds the document, which is large. */
  readonly schema: SchemaSource;
  readonly model: ApiModel;
  readonly targets: ReadonlySet<Target>;
  /**
   * Whether to hold the models against openapi-typescript's types. Documents that contradict themselves are read
   * differently by each, so this is for documents that one can mend.
   */
  readonly isTested: boolean;
}

/** How a family is made. */
export interface FamilyTools {
  /** Makes the finished files of the target `schema`, in this thread or in another. */
  readonly printSchema: (source: SchemaSource) => Promise<readonly GeneratedFile[]>;
  /** What an earlier run has finished. What is printed as it was then is taken from here; the rest is added. */
  readonly finished?: FinishedFiles;
  /** Called after each finished file. */
  readonly onFile?: (done: number, total: number) => void;
}

/** Finished files, by package and path, with the hash of what they were printed as. */
export type FinishedFiles = Map<string, { readonly hash: string; readonly file: FamilyFile }>;

/** Files in work at a time. More are not faster, and each holds memory outside of the heap. */
const filesAtOnce = 2;

/**
 * Makes the files of a family: checked, formatted, sorted by path. Nothing is written. The same source gives the same
 * bytes on every machine.
 */
export async function generateFamily(source: FamilySource, tools: FamilyTools): Promise<readonly FamilyFile[]> {
  const { schema: schemaSource, targets } = source;
  const [schema, others] = await Promise.all([
    targets.has('schema') ? tools.printSchema(schemaSource) : [],
    printOthers(source, tools),
  ]);
  return [...inPackage('core', schema), ...others].sort((a, b) => compareText(keyOf(a), keyOf(b)));
}

/** What openapi-typescript is given of a document. */
export function schemaSource(document: OpenApiDocument, { info }: ApiModel): SchemaSource {
  return { json: JSON.stringify(withoutExamples(document)), documentName: info.documentName };
}

/** Everything but the schema, which another thread may print meanwhile. */
async function printOthers(
  { model, targets, isTested }: FamilySource,
  { finished, onFile }: FamilyTools,
): Promise<readonly FamilyFile[]> {
  const emitters: Record<Target, () => readonly FamilyFile[]> = {
    schema: () => [],
    models: () => [
      // Without the modules of resources and webhooks, all types stand in one.
      ...inPackage('core', emitModels(model, { isOpen: true, isWhole: !targets.has('resources') })),
      ...inPackage('core', isTested ? emitModelsTest(model) : []),
      ...inPackage('emulator', emitModels(model, { isOpen: false, isWhole: true })),
    ],
    resources: () => inPackage('core', emitResources(model)),
    hooks: () => inPackage('react', emitHooks(model)),
    commands: () => inPackage('cli', emitCommands(model)),
    routes: () => inPackage('emulator', emitRoutes(model)),
    docs: () => inPackage('docs', emitDocs(model)),
  };
  // The document goes to the other thread first.
  await setImmediate();
  const printed = [...targets].flatMap((target) => emitters[target]()).reverse();
  const total = printed.length;
  let done = 0;
  const finish = async (file: FamilyFile): Promise<FamilyFile> => {
    const key = keyOf(file);
    const known = finished?.get(key);
    const printedHash = finished && hash('sha1', file.content);
    const result = known && known.hash === printedHash ? known.file : { ...file, ...(await finishFile(file)) };
    if (printedHash !== undefined) finished?.set(key, { hash: printedHash, file: result });
    done += 1;
    onFile?.(done, total);
    return result;
  };
  // What is finished is held no longer as it was printed.
  function* waiting() {
    for (let file = printed.pop(); file !== undefined; file = printed.pop()) yield file;
  }
  return pMap(waiting(), finish, { concurrency: filesAtOnce });
}

function keyOf(file: FamilyFile): string {
  return `${file.package}/${file.path}`;
}

function inPackage(name: FamilyPackage, files: readonly GeneratedFile[]): readonly FamilyFile[] {
  return files.map((file) => ({ ...file, package: name }));
}
