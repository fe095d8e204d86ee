import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildModel } from '../src/model/build-model.ts';
import type { ApiModel } from '../src/model/types.ts';
import { checkSyntax } from '../src/print/check-syntax.ts';
import type { GeneratedFile } from '../src/print/file.ts';
import { formatFile } from '../src/print/format.ts';
import { loadSdkConfig } from '../src/spec/config/load-sdk-config.ts';
import { prepareDocument } from '../src/spec/prepare-document.ts';

/** The text of a document: a version and a title before the given YAML. */
export function documentText(yaml: string): string {
  return `openapi: 3.1.0\ninfo: { title: Shop API, version: "1" }\n${yaml}`;
}

/** Writes files into a new folder, works with it, and takes it away. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'codegen-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * The model of a document, by the way that a run takes.
 *
 * @param yaml - The document without version and title.
 * @param config - The text of an `sdk.yaml`.
 */
export function modelOf(yaml: string, config?: string): Promise<ApiModel> {
  return inFolder({ 'api.yaml': documentText(yaml), 'sdk.yaml': config ?? '' }, async (folder) => {
    const file = join(folder, 'api.yaml');
    const loaded = config === undefined ? undefined : await loadSdkConfig(join(folder, 'sdk.yaml'));
    const { document } = await prepareDocument(file, { config: loaded });
    return buildModel({ document, file, config: loaded });
  });
}

/** The files of an emitter as they are written: checked and formatted, by path, without the header. */
export async function printed(files: readonly GeneratedFile[]): Promise<Readonly<Record<string, string>>> {
  for (const file of files) checkSyntax(file);
  const formatted = await Promise.all(files.map(formatFile));
  return Object.fromEntries(formatted.map(({ path, content }) => [path, content.slice(content.indexOf('\n') + 1)]));
}
