import { join, posix } from 'node:path';
import type { FamilyFile } from './generate-family.ts';
import type { FamilyPackage } from './targets.ts';

/** Where the packages of a family stand on disk, and how they reach each other. */
export interface OutputLayout {
  /** The folder of a package's sources, which holds `generated/` and `runtime/`. */
  sources(name: FamilyPackage): string;
  /** A file's text with its references to the core package as they have to be in this layout. */
  link(file: Pick<FamilyFile, 'package' | 'content'> & { readonly pathBelowSources: string }): string;
}

/** This house: `packages/core` and so on, `docs` beside them. `#core` is resolved by each package's `imports`. */
export function workspaceLayout(root: string): OutputLayout {
  return {
    sources: (name) => (name === 'docs' ? join(root, 'docs/src') : join(root, 'packages', name, 'src')),
    link: ({ content }) => content,
  };
}

/** One folder with the packages in it. They reach core by relative paths, so that nothing has to be installed. */
export function folderLayout(root: string): OutputLayout {
  return {
    sources: (name) => join(root, name, 'src'),
    link: ({ package: name, content, pathBelowSources }) => {
      const from = posix.dirname(posix.join(name, 'src', pathBelowSources));
      return content.replace(coreSpecifier, (_, before: string, subpath: string | undefined) => {
        const target = subpath === undefined ? 'generated/index.ts' : `generated/resources${subpath}.ts`;
        return `${before}${posix.relative(from, posix.join('core/src', target))}'`;
      });
    },
  };
}

/** `from '#core'`, `import('#core/beta/chat')`: the way in which react and cli name the core package. */
const coreSpecifier = /((?:\bfrom |\bimport\()')#core(\/[\w./-]+)?'/g;
