import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isFile } from './file-state.ts';
import { configPath, findWorkspace } from './find-workspace.ts';
import { GenerateError } from './generate-error.ts';
import { generateFamily, schemaSource } from './generate-family.ts';
import { buildModel } from './model/build-model.ts';
import { isHome } from './output/family-sources.ts';
import { folderLayout, type OutputLayout, workspaceLayout } from './output/output-layout.ts';
import { placeFamily } from './output/place-family.ts';
import { type FileChange, type KnownFiles, writeFiles } from './output/write-files.ts';
import type { ReadingNotes } from './spec/check/find-problems.ts';
import { loadNamedConfig } from './spec/config/load-named-config.ts';
import type { SdkConfig } from './spec/config/sdk-config.ts';
import { folderAround } from './spec/load/folder-around.ts';
import { readText } from './spec/load/load-document.ts';
import { readDocument } from './spec/prepare-document.ts';
import type { Problem } from './spec/problem.ts';
import type { Target } from './targets.ts';
import { CheckThread } from './threads/check-thread.ts';
import { PrintThread } from './threads/print-thread.ts';
import type { Printer } from './threads/printer.ts';
import { RememberingPrinter } from './threads/remembering-printer.ts';

/** Options of {@link generate}. */
export interface GenerateOptions {
  /** The OpenAPI document: a file, or an address that begins with `http://` or `https://`. Default: the one that the configuration names. */
  readonly input?: string | undefined;
  /**
   * Folder that references of the document may not leave. Default: that of the configuration where this names the document
   * and stands above it, else the document's own.
   */
  readonly root?: string | undefined;
  /** The SDK's shape. Default: `openapi/sdk.yaml` of this workspace where no input is given, else none. */
  readonly config?: string | undefined;
  /** Overlay documents, applied to the document in this order. */
  readonly overlays?: readonly string[] | undefined;
  /** A folder for a family of its own, runtimes included. Default: this workspace. */
  readonly output?: string | undefined;
  readonly targets: ReadonlySet<Target>;
  /** Whether the runtimes of a workspace are copies, to be brought up to this version too. Default: false. */
  readonly runtimes?: boolean | undefined;
  /** Writes nothing. */
  readonly check: boolean;
  /** Told, often, how far a run is. */
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** How far a run is. */
export type Progress =
  | { readonly stage: 'reading' }
  | { readonly stage: 'printing' | 'writing'; readonly done: number; readonly total: number };

/** What a run has done, or with `check` would have done. */
export interface GenerateResult {
  /** The version that the document is written in: `2.0`, `3.0`, `3.1` or `3.2`. */
  readonly version: string;
  readonly operations: number;
  /** All files of the run: with an output folder the runtimes and the manifests among them. */
  readonly files: number;
  readonly changes: readonly FileChange[];
  /** What was read as well as it could be. */
  readonly warnings: readonly Problem[];
}

/**
 * Reads a document, makes the family, and brings the disk to it. Files that are up to date are not touched; what else
 * stands in a `generated/` folder is removed when all of its package's targets are generated.
 *
 * @throws {@link SpecError} when the document or the configuration cannot be used.
 * @throws {@link GenerateError} when the options name nothing to read.
 * @example
 * await generate({ input: 'petstore.yaml', output: 'out', targets: new Set(['schema', 'models']), check: false });
 */
export async function generate(options: GenerateOptions): Promise<GenerateResult> {
  const generator = new Generator({ runs: 'once' });
  try {
    return await generator.run(options);
  } finally {
    await generator.close();
  }
}

interface ReadOptions {
  readonly overlays: readonly string[];
  readonly config: SdkConfig | undefined;
  readonly targets: ReadonlySet<Target>;
  readonly root: string | undefined;
}

/** Runs one after another. Each takes from the ones before what has stayed as it was. */
export class Generator {
  // Their libraries load while the document is read.
  readonly #thread = new PrintThread();
  readonly #checker = new CheckThread();
  readonly #printer: Printer;
  readonly #written: KnownFiles | undefined;
  readonly #runs: 'once' | 'often';
  #inputs: readonly string[] = [];

  /** @param options - What runs once remembers nothing. */
  constructor({ runs = 'often' }: { readonly runs?: 'once' | 'often' } = {}) {
    this.#runs = runs;
    this.#printer = runs === 'often' ? new RememberingPrinter(this.#thread) : this.#thread;
    this.#written = runs === 'often' ? new Map() : undefined;
  }

  /** The files that the last run has read, or would have read next where it failed, by absolute path. */
  get inputs(): readonly string[] {
    return this.#inputs;
  }

  /** As {@link generate}. */
  async run(options: GenerateOptions): Promise<GenerateResult> {
    const { targets, check, onProgress } = options;
    onProgress?.({ stage: 'reading' });
    const workspace = findWorkspace(process.cwd());
    const configFile = configOf(options, workspace);
    const overlays = options.overlays ?? [];
    const named = [configFile, options.input, ...overlays].flatMap((file) => (file === undefined ? [] : resolve(file)));
    this.#inputs = named;
    const { config, input, root } = await readInputs(options, configFile);
    this.#inputs = [...named, resolve(input)];
    const layout = chooseLayout(options.output, workspace);
    const {
      model,
      schema,
      version,
      warnings,
      problems,
      file,
      files: read,
    } = await this.#read(input, { overlays, config, targets, root });
    this.#inputs = [...new Set([...this.#inputs, ...read])];
    const isTested = options.output === undefined && workspace !== undefined && isHome(workspace);
    const family = generateFamily(
      { schema, model, targets, isTested },
      { printer: this.#printer, onFiles: (done, total) => onProgress?.({ stage: 'printing', done, total }) },
    );
    const { owned, starters, ownedFolders } = await placeFamily(family, {
      layout,
      output: options.output,
      isCopied: options.output !== undefined || options.runtimes === true,
      made: { targets, model, input: file, config: configFile, overlays, root: options.root },
    });
    const missing = check ? [] : starters.filter(({ path }) => !existsSync(path));
    const changes = writeFiles([...owned, ...missing], {
      ownedFolders,
      check,
      ...(this.#written && { known: this.#written }),
      onFile: (done, total) => onProgress?.({ stage: 'writing', done, total }),
    });
    return {
      version,
      operations: model.operations.length,
      files: owned.length + starters.length,
      changes,
      warnings: [...warnings, ...(await problems)],
    };
  }

  /** Reads a document, and lets go of it: other threads print its types and check it, and the model is all that is left. */
  async #read(input: string, { overlays, config, targets, root }: ReadOptions) {
    const source = await readText(input);
    this.#checker.begin({ source, options: { root } });
    const { document, file, version, files, notes } = await readDocument(source, { overlays, config, root });
    const problems = this.#findProblems(notes);
    // It is awaited later, as are the types.
    problems.catch(() => undefined);
    const schema = targets.has('schema')
      ? this.#printer.printSchema(schemaSource(document, file))
      : Promise.resolve([]);
    schema.catch(() => undefined);
    const warnings = [...(config?.warnings ?? [])];
    const model = buildModel({ document, file, config, onWarning: (warning) => warnings.push(warning) });
    return { model, schema, file, version, files, warnings, problems };
  }

  async #findProblems(notes: ReadingNotes): Promise<readonly Problem[]> {
    const problems = await this.#checker.findProblems(notes);
    // It gives its room to those that go on.
    if (this.#runs === 'once') await this.#checker.close();
    return problems;
  }

  /** Ends its threads. */
  async close(): Promise<void> {
    await Promise.all([this.#thread.close(), this.#checker.close()]);
  }
}

function configOf({ config, input }: GenerateOptions, workspace: string | undefined): string | undefined {
  const usual = input === undefined && workspace !== undefined ? join(workspace, configPath) : undefined;
  return config ?? usual;
}

async function readInputs(
  options: GenerateOptions,
  configFile: string | undefined,
): Promise<{ config: SdkConfig | undefined; input: string; root: string | undefined }> {
  const config = await loadNamedConfig(configFile);
  if (options.input !== undefined) return { config, input: options.input, root: options.root };
  if (config === undefined) {
    throw new GenerateError(`There is no ${configPath} here or above. Name a document with --input.`);
  }
  if (config.document === undefined) {
    throw new GenerateError(`${config.file} names no document. Add \`document: FILE\` to it, or use --input.`);
  }
  const folder = dirname(config.file);
  const input = resolve(folder, config.document);
  return { config, input, root: options.root ?? (await folderAround(input, folder)) };
}

function chooseLayout(output: string | undefined, workspace: string | undefined): OutputLayout {
  if (output !== undefined) {
    if (isFile(output)) throw new GenerateError(`${output} is a file. Name a folder with --output.`);
    return folderLayout(resolve(output));
  }
  if (workspace !== undefined) return workspaceLayout(workspace);
  throw new GenerateError('There is no workspace here to write to. Name a folder with --output.');
}
