import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OutputLayout } from './output-layout.ts';
import type { FamilyPackage } from './targets.ts';
import type { OutputFile } from './write-files.ts';

/** The handwritten sources that generated code stands on, as files for a family of its own. */
export async function runtimeFiles(
  packages: readonly FamilyPackage[],
  layout: OutputLayout,
): Promise<readonly OutputFile[]> {
  const files = await Promise.all(packages.map((name) => copyRuntime(name, layout)));
  return files.flat();
}

async function copyRuntime(name: FamilyPackage, layout: OutputLayout): Promise<readonly OutputFile[]> {
  const folder = runtimeFolder(name);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    paths.sort().map(async (path): Promise<OutputFile> => {
      const pathBelowSources = `runtime/${relative(folder, path).split(sep).join('/')}`;
      const content = await readFile(path, 'utf8');
      return {
        path: join(layout.sources(name), pathBelowSources),
        content: layout.link({ package: name, content, pathBelowSources }),
      };
    }),
  );
}

/** The package as it is published carries the runtimes; in the workspace they are read from where they are written. */
function runtimeFolder(name: FamilyPackage): string {
  const published = fileURLToPath(new URL(`./runtimes/${name}`, import.meta.url));
  if (existsSync(published)) return published;
  const place = name === 'docs' ? '../../../docs/src/runtime' : `../../${name}/src/runtime`;
  return fileURLToPath(new URL(place, import.meta.url));
}
