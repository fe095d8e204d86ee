import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from '../../src/generate.ts';
import { generateFamily, schemaSource } from '../../src/generate-family.ts';
import { buildModel } from '../../src/model/build-model.ts';
import { folderLayout } from '../../src/output/output-layout.ts';
import { writeFiles } from '../../src/output/write-files.ts';
import { prepareDocument } from '../../src/spec/prepare-document.ts';
import { allTargets } from '../../src/targets.ts';
import { printer } from '../../src/threads/printer.ts';

const targets = new Set(allTargets);

/** The packages whose runtimes families stand on, and whose libraries those need. */
const codePackages = ['core', 'react', 'cli', 'emulator'];

/** Writes a whole family, the runtimes and their libraries included, that others can share. */
export async function writeSharedFamily(input: string, output: string, packages: string): Promise<void> {
  await generate({ input, output, targets, check: false });
  for (const name of codePackages) {
    await symlink(join(packages, name, 'node_modules'), join(output, name, 'node_modules'), 'junction');
  }
}

/**
 * Writes what is generated for a document beside a shared family's own `generated/`, in folders of another name, by the
 * way that a run takes. So that a compiler reads the runtimes once.
 *
 * @returns The paths of the files.
 */
export async function writeFamily(input: string, shared: string, folder: string): Promise<readonly string[]> {
  const { document } = await prepareDocument(input);
  const model = buildModel({ document, file: input });
  const family = await generateFamily(
    { schema: printer.printSchema(schemaSource(document, input)), model, targets, isTested: false },
    { printer },
  );
  const layout = folderLayout(shared);
  const files = family.map((file) => {
    const linked = layout.link({ ...file, pathBelowSources: `${folder}/${file.path}` });
    const content = linked.replaceAll('/core/src/generated/', `/core/src/${folder}/`);
    return { path: join(layout.sources(file.package), folder, file.path), content };
  });
  writeFiles(files, { ownedFolders: [], check: false });
  return files.map((file) => file.path);
}
