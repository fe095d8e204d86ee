import { dirname, join, resolve } from 'node:path';
import { configPath } from './find-workspace.ts';
import type { GenerateOptions } from './generate.ts';
import { GenerateError } from './generate-error.ts';
import { loadNamedConfig } from './spec/config/load-named-config.ts';
import type { SdkConfig } from './spec/config/sdk-config.ts';
import { folderAround } from './spec/load/folder-around.ts';

/** What a run reads. */
export interface RunInputs {
  readonly config: SdkConfig | undefined;
  /** The document: a file, or an address. */
  readonly input: string;
  readonly root: string | undefined;
}

/** The configuration of a run: the one that is named, else that of the workspace where no document is. */
export function configOf({ config, input }: GenerateOptions, workspace: string | undefined): string | undefined {
  const usual = input === undefined && workspace !== undefined ? join(workspace, configPath) : undefined;
  return config ?? usual;
}

/** Loads the configuration of a run, and finds its document. */
export async function readInputs(options: GenerateOptions, configFile: string | undefined): Promise<RunInputs> {
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
