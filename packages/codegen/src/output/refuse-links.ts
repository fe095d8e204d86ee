import { lstatSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { GenerateError } from '../generate-error.ts';

/**
 * Refuses links between a folder and what is to be written below it. Whoever else has a hand in the folder, such as in a
 * pull request, could lead what is written there, and what is removed, to any other place.
 *
 * @param paths - Of files and folders, which need not be there.
 * @throws {@link GenerateError} that names the first link.
 */
export function refuseLinks(paths: readonly string[], root: string): void {
  const known = new Set<string>();
  for (const path of paths) {
    for (let step = path; step.startsWith(join(root, sep)) && !known.has(step); step = dirname(step)) {
      known.add(step);
      if (lstatSync(step, { throwIfNoEntry: false })?.isSymbolicLink() !== true) continue;
      throw new GenerateError(`${step} is a link, and nothing is written through links. Remove it.`);
    }
  }
}
