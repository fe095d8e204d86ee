import { fileURLToPath } from 'node:url';
import { buildModel } from '../../../src/model/build-model.ts';
import type { ApiModel } from '../../../src/model/types.ts';
import type { GeneratedFile } from '../../../src/print/file.ts';
import { loadSdkConfig } from '../../../src/spec/config/load-sdk-config.ts';
import type { OpenApiDocument } from '../../../src/spec/document.ts';
import { prepareDocument } from '../../../src/spec/prepare-document.ts';

function pathOf(name: string): string {
  return fileURLToPath(new URL(`../../../../../openapi/${name}`, import.meta.url));
}

/** The model of the repository's own document. */
export async function ownModel(): Promise<ApiModel> {
  const file = pathOf('llamacloud.yaml');
  const [{ document }, config] = await Promise.all([prepareDocument(file), loadSdkConfig(pathOf('sdk.yaml'))]);
  return buildModel({ document, file, config });
}

/** The model of a document that is given in its normalised form. */
export function modelOf(document: Pick<OpenApiDocument, 'paths'> & Partial<OpenApiDocument>): ApiModel {
  return buildModel({
    document: {
      openapi: '3.1.1',
      info: { title: 'Library', version: '1' },
      components: { schemas: {}, securitySchemes: {} },
      ...document,
    },
    file: 'library.yaml',
  });
}

/** The JSON of a file, or a failure that lists the files there are. */
export function readJson(files: readonly GeneratedFile[], path: string) {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`No ${path} among ${files.map((candidate) => candidate.path).join(', ')}`);
  return JSON.parse(file.content);
}
