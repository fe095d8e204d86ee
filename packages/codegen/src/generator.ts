import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { findWorkspace } from './find-workspace.ts';
import type { GenerateOptions, GenerateResult } from './generate.ts';
import { generateFamily, schemaSource } from './generate-family.ts';
import { buildModel } from './model/build-model.ts';
import { followingModel } from './model/remembered.ts';
import type { ApiModel } from './model/types.ts';
import { chooseLayout } from './output/choose-layout.ts';
import { isHome } from './output/family-sources.ts';
import { placeFamily } from './output/place-family.ts';
import { refuseLinks } from './output/refuse-links.ts';
import { type KnownFiles, writeFiles } from './output/write-files.ts';
import { configOf, readInputs } from './run-inputs.ts';
import type { ReadingNotes } from './spec/check/check-text.ts';
import type { SdkConfig } from './spec/config/sdk-config.ts';
import { readText } from './spec/load/load-document.ts';
import { readDocument } from './spec/prepare-document.ts';
import type { Problem } from './spec/problem.ts';
import { isPipe } from './spec/source/pipe.ts';
import { folderFiles } from './starters/folder-files.ts';
import type { Target } from './targets.ts';
import type { Printer } from './threads/printer.ts';
import { RememberingPrinter } from './threads/remembering-printer.ts';
import { Threads } from './threads/threads.ts';

interface ReadOptions {
  readonly overlays: readonly string[];
  readonly config: SdkConfig | undefined;
  readonly targets: ReadonlySet<Target>;
  readonly root: string | undefined;
}

interface GeneratorOptions {
  readonly threads?: Threads;
  readonly runs?: 'once' | 'often';
}

/** Runs one after another. Each takes from the ones before what has stayed as it was. */
export class Generator {
  readonly #threads: Threads;
  readonly #printer: Printer;
  readonly #remembering: RememberingPrinter | undefined;
  readonly #written: KnownFiles | undefined;
  readonly #runs: 'once' | 'often';
  #model: ApiModel | undefined;
  #inputs: readonly string[] = [];

  /** @param options - Threads that are started already. What runs once remembers nothing. */
  constructor({ threads = new Threads(), runs = 'often' }: GeneratorOptions = {}) {
    this.#threads = threads;
    this.#runs = runs;
    this.#remembering = runs === 'often' ? new RememberingPrinter(threads.printer) : undefined;
    this.#printer = this.#remembering ?? threads.printer;
    this.#written = runs === 'often' ? new Map() : undefined;
  }

  /** The files that the last run has read, or would have read next where it failed, by absolute path. */
  get inputs(): readonly string[] {
    return this.#inputs;
  }

  /** As `generate`. */
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
    const { output, runtimes, root: wantedRoot } = options;
    const made = { targets, model, input: isPipe(input) ? '-' : file, config: configFile, overlays, root: wantedRoot };
    const [{ owned, ownedFolders }, starters] = await Promise.all([
      placeFamily(family, { layout, targets, isCopied: output !== undefined || runtimes === true }),
      output === undefined ? [] : folderFiles(resolve(output), made),
    ]);
    // Of a document that goes beyond a limit nothing is written.
    const found = await problems;
    // A file of them that is there belongs to the user.
    const missing = check ? [] : starters.filter(({ path }) => !existsSync(path));
    const wanted = [...owned, ...missing];
    refuseLinks([...wanted.map(({ path }) => path), ...ownedFolders], layout.root);
    const changes = writeFiles(wanted, {
      ownedFolders,
      check,
      ...(this.#written && { known: this.#written }),
      onFile: (done, total) => onProgress?.({ stage: 'writing', done, total }),
    });
    this.#remembering?.endRun();
    return {
      version,
      operations: model.operations.length,
      files: owned.length + starters.length,
      changes,
      warnings: [...warnings, ...found],
    };
  }

  /** Reads a document, and lets go of it: other threads print its types and check it, and the model is all that is left. */
  async #read(input: string, { overlays, config, targets, root }: ReadOptions) {
    const source = await readText(input);
    this.#threads.checker.begin({ source, options: { root } });
    const { document, file, version, files, notes } = await readDocument(source, { overlays, config, root });
    const problems = this.#findProblems(notes);
    // It is awaited later, as are the types.
    problems.catch(() => undefined);
    const schema = targets.has('schema')
      ? this.#printer.printSchema(schemaSource(document, file))
      : Promise.resolve([]);
    schema.catch(() => undefined);
    const warnings = [...(config?.warnings ?? [])];
    const built = buildModel({ document, file, config, onWarning: (warning) => warnings.push(warning) });
    const model = this.#runs === 'often' ? followingModel(built, this.#model) : built;
    if (this.#runs === 'often') this.#model = model;
    return { model, schema, file, version, files, warnings, problems };
  }

  async #findProblems(notes: ReadingNotes): Promise<readonly Problem[]> {
    const problems = await this.#threads.checker.findProblems(notes);
    // It gives its room to those that go on.
    if (this.#runs === 'once') await this.#threads.checker.close();
    return problems;
  }

  /** Ends its threads. */
  async close(): Promise<void> {
    await this.#threads.close();
  }
}
