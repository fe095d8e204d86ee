import { copyFile, mkdir, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { runtimeFiles } from '../copy-runtime.ts';
import { isFile } from '../file-state.ts';
import { GenerateError } from '../generate-error.ts';
import { generateFamily, schemaSource } from '../generate-family.ts';
import { buildModel } from '../model/build-model.ts';
import type { ApiModel } from '../model/types.ts';
import { workspaceLayout } from '../output-layout.ts';
import { formatFile } from '../print/format.ts';
import { printer } from '../printer.ts';
import { loadNamedConfig } from '../spec/load-named-config.ts';
import { prepareDocument } from '../spec/prepare-document.ts';
import type { Problem } from '../spec/problem.ts';
import type { SdkConfig } from '../spec/sdk-config.ts';
import { allTargets } from '../targets.ts';
import { writeFiles } from '../write-files.ts';
import { packageFiles } from './package-files.ts';
import { sdkConfigFile } from './sdk-config-file.ts';
import { siteFiles, siteManifest } from './site-files.ts';
import { json, type WorkspaceFile, workspacePackages } from './workspace.ts';
import { workspaceFiles } from './workspace-files.ts';

/** Options of {@link init}. */
export interface InitOptions {
  /** Folder of the new workspace: one that is empty or not there. */
  readonly folder: string;
  readonly input: string;
  readonly config?: string | undefined;
}

/** What was made. */
export interface InitResult {
  readonly files: number;
  readonly warnings: readonly Problem[];
}

/**
 * Makes a workspace with the packages of an API: client, hooks, command line, a local server and a reference site, with
 * settings, a test, changesets and checks. It needs no package of this project.
 *
 * @throws {@link SpecError} when the document or the configuration cannot be used.
 * @throws {@link GenerateError} when the folder is a file or holds something, or the document is called as the configuration is.
 * @example
 * await init({ folder: 'petstore-sdk', input: 'petstore.yaml' });
 */
export async function init({ folder, input, config: configFile }: InitOptions): Promise<InitResult> {
  if (basename(input) === 'sdk.yaml') {
    throw new GenerateError(
      'sdk.yaml is the name of the configuration beside the document. Give the document another name.',
    );
  }
  const root = resolve(folder);
  if (isFile(root)) throw new GenerateError(`${folder} is a file. Name an empty folder.`);
  await mkdir(root, { recursive: true });
  if ((await readdir(root)).length > 0) throw new GenerateError(`${folder} is not empty. Name an empty folder.`);
  const config = await loadNamedConfig(configFile);
  const prepared = await prepareDocument(input, { config });
  const warnings = [...(config?.warnings ?? [])];
  const model = buildModel({
    document: prepared.document,
    file: input,
    config,
    onWarning: (warning) => warnings.push(warning),
  });
  const family = await generateFamily(
    {
      schema: printer.printSchema(schemaSource(prepared.document, model)),
      model,
      targets: new Set(allTargets),
      isTested: false,
    },
    { printer },
  );
  const layout = workspaceLayout(root);
  const generated = family.map(({ package: name, path, content }) => {
    return { path: join(layout.sources(name), 'generated', path), content };
  });
  const isOneFile = prepared.files.length <= 1;
  const settings = await settingsFiles(model, { document: basename(input), isOneFile, config });
  const runtimes = await runtimeFiles([...workspacePackages, 'docs'], layout);
  const placed = settings.map(({ path, content }) => ({ path: join(root, path), content }));
  const files = [...generated, ...runtimes, ...placed];
  await writeFiles(files, { ownedFolders: [], check: false });
  await copyDocument(input, prepared.files, join(root, 'openapi'));
  return { files: files.length, warnings: [...warnings, ...prepared.warnings] };
}

/** What a workspace is made from. */
interface WorkspaceSource {
  /** Name of the document's file. */
  readonly document: string;
  readonly isOneFile: boolean;
  readonly config: SdkConfig | undefined;
}

/** Everything that is written by hand afterwards. */
async function settingsFiles(
  model: ApiModel,
  { document, isOneFile, config }: WorkspaceSource,
): Promise<readonly WorkspaceFile[]> {
  const packages = await Promise.all(workspacePackages.map((name) => packageFiles(name, model)));
  // A document of many files is no use without the others.
  const site = siteFiles(model, {
    settings: '../tsconfig.json',
    document: isOneFile ? `../openapi/${document}` : undefined,
  });
  const files = [
    ...packages.flat(),
    { path: 'docs/package.json', content: json(await siteManifest(model)) },
    ...site.map(({ path, content }) => ({ path: `docs/${path}`, content })),
    ...(await workspaceFiles(model)),
    { path: 'openapi/sdk.yaml', content: await sdkConfigFile(model, { document, config }) },
  ];
  return Promise.all(files.map(formatFile));
}

/** Copies the document and the files that it refers to, as they stand to each other. */
async function copyDocument(input: string, others: readonly string[], target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  await copyFile(input, join(target, basename(input)));
  // The others stand below the folder of the document itself, wherever a link to it is.
  const main = await realpath(input);
  for (const file of others) {
    const place = relative(dirname(main), file);
    if (file === main || place.startsWith('..')) continue;
    await mkdir(dirname(join(target, place)), { recursive: true });
    await copyFile(file, join(target, place));
  }
}
