import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { FamilyFile } from '../generate-family.ts';
import type { GeneratedFile } from '../print/file.ts';
import type { FamilyPackage } from '../targets.ts';
import { familySource, packageFolder, readSources } from './family-sources.ts';
import type { OutputLayout } from './output-layout.ts';
import type { OutputFile } from './write-files.ts';

/**
 * The handwritten sources that generated code stands on, as files for a family of its own, each with their licence.
 *
 * @param types - The family, where core has types alone. They need little of its runtime, and nothing else is copied.
 */
export async function runtimeFiles(
  packages: readonly FamilyPackage[],
  layout: OutputLayout,
  types?: Promise<readonly FamilyFile[]>,
): Promise<readonly OutputFile[]> {
  const files = await Promise.all(
    packages.map((name) => copyRuntime(name, layout, name === 'core' ? types : undefined)),
  );
  return files.flat();
}

async function copyRuntime(
  name: FamilyPackage,
  layout: OutputLayout,
  types: Promise<readonly FamilyFile[]> | undefined,
): Promise<readonly OutputFile[]> {
  const sources = readSources(familySource(`${packageFolder(name)}/src/runtime`));
  const users = (await types)?.filter((file) => file.package === name);
  const files = users === undefined ? sources : importedBy(users, sources);
  if (files.length === 0) return [];
  const license = { path: 'LICENSE', content: await readFile(familySource('LICENSE'), 'utf8') };
  return [...files, license].map(({ path, content }): OutputFile => {
    const pathBelowSources = `runtime/${path}`;
    return {
      path: join(layout.sources(name), pathBelowSources),
      content: layout.link({ package: name, content, pathBelowSources }),
    };
  });
}

/** Those of a runtime's files that generated ones import, directly or not. */
function importedBy(users: readonly GeneratedFile[], files: readonly GeneratedFile[]): readonly GeneratedFile[] {
  const waiting = new Map(files.map((file) => [`runtime/${file.path}`, file]));
  const reached = users.map(({ path, content }) => ({ place: `generated/${path}`, content }));
  for (const { place, content } of reached) {
    for (const [, specifier = ''] of content.matchAll(/(?:from |import |import\()'(\.[^']+)'/g)) {
      const target = posix.join(posix.dirname(place), specifier);
      const file = waiting.get(target);
      if (file !== undefined && waiting.delete(target)) reached.push({ place: target, content: file.content });
    }
  }
  return files.filter(({ path }) => !waiting.has(`runtime/${path}`));
}
