import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { familySource, packageFolder, readSources } from './family-sources.ts';
import type { OutputLayout } from './output-layout.ts';
import type { FamilyPackage } from './targets.ts';
import type { OutputFile } from './write-files.ts';

/** The handwritten sources that generated code stands on, as files for a family of its own, each with their licence. */
export async function runtimeFiles(
  packages: readonly FamilyPackage[],
  layout: OutputLayout,
): Promise<readonly OutputFile[]> {
  const files = await Promise.all(packages.map((name) => copyRuntime(name, layout)));
  return files.flat();
}

async function copyRuntime(name: FamilyPackage, layout: OutputLayout): Promise<readonly OutputFile[]> {
  const files = await readSources(familySource(`${packageFolder(name)}/src/runtime`));
  const license = { path: 'LICENSE', content: await readFile(familySource('LICENSE'), 'utf8') };
  return [...files, license].map(({ path, content }): OutputFile => {
    const pathBelowSources = `runtime/${path}`;
    return {
      path: join(layout.sources(name), pathBelowSources),
      content: layout.link({ package: name, content, pathBelowSources }),
    };
  });
}
