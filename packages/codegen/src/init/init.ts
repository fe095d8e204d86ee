import { mkdir, readdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { isFile } from '../file-state.ts';
import { GenerateError } from '../generate-error.ts';
import { generateFamily, schemaSource } from '../generate-family.ts';
import { buildModel } from '../model/build-model.ts';
import type { ApiModel } from '../model/types.ts';
import { workspaceLayout } from '../output/output-layout.ts';
import { placeFamily } from '../output/place-family.ts';
import { writeFiles } from '../output/write-files.ts';
import { formatFile } from '../print/format.ts';
import { loadNamedConfig } from '../spec/config/load-named-config.ts';
import type { SdkConfig } from '../spec/config/sdk-config.ts';
import { isWithin } from '../spec/load/is-within.ts';
import { type PreparedDocument, prepareDocument } from '../spec/prepare-document.ts';
import type { Problem } from '../spec/problem.ts';
import { isAddress } from '../spec/source/address.ts';
import { isPipe } from '../spec/source/pipe.ts';
import { siteFiles, siteManifest } from '../starters/site-files.ts';
import { json, type StarterFile } from '../starters/starter-file.ts';
import { allTargets } from '../targets.ts';
import { printer } from '../threads/printer.ts';
import { packageFiles } from './package-files.ts';
import { sdkConfigFile } from './sdk-config-file.ts';
import { workspacePackages } from './workspace.ts';
import { workspaceFiles } from './workspace-files.ts';

/** Options of {@link init}. */
export interface InitOptions {
  /** Folder of the new workspace: one that is empty or not there. */
  readonly folder: string;
  /** The document: a file, `-` for standard input, or an address that begins with `http://` or `https://`. */
  readonly input: string;
  readonly config?: string | undefined;
  /** Folder that references of the document may not leave. Default: the document's own. */
  readonly root?: string | undefined;
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
export async function init(options: InitOptions): Promise<InitResult> {
  const { folder, input, config: configFile } = options;
  if (basename(input) === 'sdk.yaml') {
    throw new GenerateError(
      'sdk.yaml is the name of the configuration beside the document. Give the document another name.',
    );
  }
  const workspace = resolve(folder);
  if (isFile(workspace)) throw new GenerateError(`${folder} is a file. Name an empty folder.`);
  await mkdir(workspace, { recursive: true });
  if ((await readdir(workspace)).length > 0) throw new GenerateError(`${folder} is not empty. Name an empty folder.`);
  const config = await loadNamedConfig(configFile);
  const prepared = await prepareDocument(input, { config, root: options.root });
  const warnings = [...(config?.warnings ?? [])];
  const documents = await documentFiles(prepared, options);
  const [{ path: document }] = documents;
  const model = buildModel({
    document: prepared.document,
    file: document,
    config,
    onWarning: (warning) => warnings.push(warning),
  });
  const targets = new Set(allTargets);
  const schema = printer.printSchema(schemaSource(prepared.document, document));
  const family = generateFamily({ schema, model, targets, isTested: false }, { printer });
  const { owned } = await placeFamily(family, { layout: workspaceLayout(workspace), targets, isCopied: true });
  const settings = await settingsFiles(model, { document, isOneFile: documents.length === 1, config });
  const placed = settings.map(({ path, content }) => ({ path: join(workspace, path), content }));
  const files = [...owned, ...placed];
  writeFiles(files, { ownedFolders: [], check: false });
  for (const { path, content } of documents) {
    const target = join(workspace, 'openapi', path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
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
): Promise<readonly StarterFile[]> {
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

/** A file of the document, below the folder of the new workspace's documents. */
interface DocumentFile {
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** The document and the files that it refers to, as they stand to each other. The first is the document itself. */
async function documentFiles(
  { file, files, text }: PreparedDocument,
  { input, root }: InitOptions,
): Promise<readonly [DocumentFile, ...DocumentFile[]]> {
  if (isAddress(file)) return [{ path: sourceName(file, text), content: text }];
  const isPiped = isPipe(input);
  // They stand below the folder of the document itself, wherever a link to it is.
  const [main = ''] = files;
  const folder = root === undefined ? dirname(main) : await realpath(root);
  const pathOf = (source: string) => relative(folder, source).split(sep).join('/');
  const read = async (path: string, source: string) => ({ path, content: await readFile(source) });
  const others = files.filter((source) => source !== main && isWithin(source, folder));
  const name = isPiped ? sourceName('', text) : basename(file);
  return [
    isPiped ? { path: name, content: text } : await read(root === undefined ? name : pathOf(main), main),
    ...(await Promise.all(others.map((source) => read(pathOf(source), source)))),
  ];
}

/** Name for the file of a document that comes from an address: its last step, by what it holds. */
function sourceName(address: string, text: string): string {
  const [name = ''] = /[\w-]+$/.exec(basename(address).replace(/\.(json|ya?ml)$/i, '')) ?? [];
  return `${name || 'openapi'}.${text.trimStart().startsWith('{') ? 'json' : 'yaml'}`;
}
