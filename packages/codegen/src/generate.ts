import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { runtimeFiles } from './copy-runtime.ts';
import { generateFamily } from './generate-family.ts';
import { buildModel } from './model/build-model.ts';
import { folderLayout, type OutputLayout, workspaceLayout } from './output-layout.ts';
import { loadSdkConfig } from './spec/load-sdk-config.ts';
import { prepareDocument } from './spec/prepare-document.ts';
import type { Problem } from './spec/problem.ts';
import type { SdkConfig } from './spec/sdk-config.ts';
import { type FamilyPackage, type Target, targetPackages } from './targets.ts';
import { type FileChange, type OutputFile, writeFiles } from './write-files.ts';

/** The call itself is wrong. */
export class GenerateError extends Error {
  override readonly name = 'GenerateError';
}

/** Options of {@link generate}. */
export interface GenerateOptions {
  /** The OpenAPI document. Default: the one that the configuration names. */
  readonly input?: string | undefined;
  /** The SDK's shape. Default: `openapi/sdk.yaml` of this workspace where no input is given, else none. */
  readonly config?: string | undefined;
  /** A folder for a family of its own, runtimes included. Default: this workspace. */
  readonly output?: string | undefined;
  readonly targets: ReadonlySet<Target>;
  /** Writes nothing. */
  readonly check: boolean;
}

/** What a run has done, or with `check` would have done. */
export interface GenerateResult {
  /** The version that the document is written in: `2.0`, `3.0`, `3.1` or `3.2`. */
  readonly version: string;
  readonly operations: number;
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
  const workspace = findWorkspace(process.cwd());
  const { config, input } = await readInputs(options, workspace);
  const prepared = await prepareDocument(input);
  const model = buildModel({ document: prepared.document, file: input, config });
  const { targets } = options;
  const family = await generateFamily({
    document: prepared.document,
    model,
    targets,
    isTested: options.output === undefined,
  });
  const layout = chooseLayout(options.output, workspace);
  const files = family.map((file): OutputFile => {
    const pathBelowSources = `generated/${file.path}`;
    return {
      path: join(layout.sources(file.package), pathBelowSources),
      content: layout.link({ ...file, pathBelowSources }),
    };
  });
  const owned = ownedPackages(targets).map((name) => join(layout.sources(name), 'generated'));
  const runtimes = options.output === undefined ? [] : await runtimeFiles(packagesOf(targets), layout);
  const changes = await writeFiles([...files, ...runtimes], { ownedFolders: owned, check: options.check });
  const { version, warnings } = prepared;
  return { version, operations: model.operations.length, files: files.length, changes, warnings };
}

async function readInputs(
  options: GenerateOptions,
  workspace: string | undefined,
): Promise<{ config: SdkConfig | undefined; input: string }> {
  const usual = options.input === undefined && workspace !== undefined ? join(workspace, configPath) : undefined;
  const configFile = options.config ?? usual;
  const config = configFile === undefined ? undefined : await loadSdkConfig(configFile);
  if (options.input !== undefined) return { config, input: options.input };
  if (config === undefined) {
    throw new GenerateError(`There is no ${configPath} here or above. Name a document with --input.`);
  }
  if (config.document === undefined) {
    throw new GenerateError(`${config.file} names no document. Add \`document: FILE\` to it, or use --input.`);
  }
  return { config, input: resolve(dirname(config.file), config.document) };
}

const configPath = join('openapi', 'sdk.yaml');

/** The nearest folder, here or above, that has a configuration in its place. */
function findWorkspace(from: string): string | undefined {
  if (existsSync(join(from, configPath))) return from;
  const parent = dirname(from);
  return parent === from ? undefined : findWorkspace(parent);
}

function chooseLayout(output: string | undefined, workspace: string | undefined): OutputLayout {
  if (output !== undefined) return folderLayout(resolve(output));
  if (workspace !== undefined) return workspaceLayout(workspace);
  throw new GenerateError('There is no workspace here to write to. Name a folder with --output.');
}

function packagesOf(targets: ReadonlySet<Target>): readonly FamilyPackage[] {
  return [...new Set([...targets].flatMap((target): readonly FamilyPackage[] => targetPackages[target]))];
}

/** The packages all of whose targets are generated: only there it is known that a file is left over. */
function ownedPackages(targets: ReadonlySet<Target>): readonly FamilyPackage[] {
  const entries = Object.entries(targetPackages) as [Target, readonly FamilyPackage[]][];
  return packagesOf(targets).filter((name) =>
    entries.every(([target, packages]) => targets.has(target) || !packages.includes(name)),
  );
}
