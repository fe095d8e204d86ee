import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../src/generate.ts';
import { allTargets } from '../src/targets.ts';
import { familyConfig } from './family-config.ts';
import { fixture } from './spec/fixture.ts';

const packages = fileURLToPath(new URL('../../', import.meta.url));
const cache = fileURLToPath(new URL('../.cache/', import.meta.url));

const documents = [
  'families/names.yaml',
  'families/no-operations.yaml',
  'families/parameters.yaml',
  'families/schemas.yaml',
  'families/streams.yaml',
  'library/openapi.yaml',
  'dangling-references.yaml',
  'imperfect.yaml',
  'swagger-2.yaml',
  'wire/lists.yaml',
];
const configs: Readonly<Record<string, string>> = { 'library/openapi.yaml': 'library/sdk.yaml' };

/** Generates a family, with the libraries of this workspace's packages beside it. */
async function generateInto(folder: string, document: string): Promise<void> {
  const config = configs[document];
  await generate({
    input: fixture(document),
    ...(config !== undefined && { config: fixture(config) }),
    output: folder,
    targets: new Set(allTargets),
    check: false,
  });
  for (const name of ['core', 'react', 'cli', 'emulator']) {
    await symlink(join(packages, name, 'node_modules'), join(folder, name, 'node_modules'), 'junction');
  }
}

/** What the compiler has to say of all modules below a folder. */
function typeErrors(folder: string): string[] {
  const files = ts.sys.readDirectory(folder, ['.ts', '.tsx'], ['**/node_modules', '**/docs']);
  const { options } = ts.parseJsonConfigFileContent(familyConfig([]), ts.sys, folder);
  return ts.getPreEmitDiagnostics(ts.createProgram(files, options)).map(({ file, start, messageText }) => {
    const place =
      file && `${relative(folder, file.fileName)}:${file.getLineAndCharacterOfPosition(start ?? 0).line + 1}`;
    return `${place}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

describe('the types of a family', () => {
  let folder = '';
  let errors: string[] = [];

  beforeAll(async () => {
    await mkdir(cache, { recursive: true });
    folder = await mkdtemp(join(cache, 'families-'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }\n');
    for (const document of documents) await generateInto(join(folder, document), document);
    errors = typeErrors(folder);
  }, 60_000);
  afterAll(() => rm(folder, { recursive: true }));

  it.each(documents)('of %s hold', (document) => {
    expect(errors.filter((error) => error.startsWith(document))).toEqual([]);
  });

  it('leave no other error', () => {
    expect(errors.filter((error) => !documents.some((document) => error.startsWith(document)))).toEqual([]);
  });
});
