import { join, posix } from 'node:path';
import type { FamilyFile } from '../generate-family.ts';
import { webhooksModule } from '../model/build/choose-modules.ts';
import type { FamilyPackage } from '../targets.ts';
import { packageFolder } from './family-sources.ts';

/** Where the packages of a family stand on disk, and how they reach each other. */
export interface OutputLayout {
  /** The folder that holds all packages. */
  readonly root: string;
  /** The folder of a package's sources, which holds `generated/` and `runtime/`. */
  sources(name: FamilyPackage): string;
  /** A file's text with its references to the core package as they have to be in this layout. */
  link(file: Pick<FamilyFile, 'package' | 'content'> & { readonly pathBelowSources: string }): string;
}

/** This house: `packages/core` and so on, `docs` beside them. `#core` is resolved by each package's `imports`. */
export function workspaceLayout(root: string): OutputLayout {
  return {
    root,
    sources: (name) => join(root, packageFolder(name), 'src'),
    link: ({ content }) => content,
  };
}

/** One folder with the packages in it. They reach core by relative paths, so that nothing has to be installed. */
export function folderLayout(root: string): OutputLayout {
  return {
    root,
    sources: (name) => join(root, name, 'src'),
    link: ({ package: name, content, pathBelowSources }) => {
      if (!content.includes(coreName)) return content;
      const from = posix.dirname(posix.join(name, 'src', pathBelowSources));
      return content.replace(specifiersAndText, (whole, specifier?: string) => {
        if (specifier === undefined) return whole;
        const subpath = specifier.slice(`${coreName}/`.length) || '.';
        const module = coreEntries.get(subpath) ?? `generated/resources/${subpath}`;
        return `'${posix.relative(from, posix.join('core/src', `${module}.ts`))}'`;
      });
    },
  };
}

/**
 * The subpaths that a core package can have beside those of its resources, and the modules behind them, below `src/`. That
 * of webhooks is there where the API has some.
 */
export const coreEntries: ReadonlyMap<string, string> = new Map([
  ['.', 'generated/index'],
  ['api', 'generated/api'],
  ['lean', 'generated/lean'],
  ['middleware', 'runtime/middleware/with-middleware'],
  ['node', 'runtime/node/node-fetch'],
  ['schema', 'generated/schema'],
  ['validate', 'generated/validate'],
  [webhooksModule, `generated/${webhooksModule}`],
]);

/** The way in which react and cli name the core package. */
const coreName = '#core';

/** What names the core package in a module, or a comment or a text, in which the same words stay as they are. */
const specifiersAndText =
  /(?<=\b(?:from |import\())'(#core(?:\/[\w./-]+)?)'|\/\*[\s\S]*?\*\/|\/\/.*|`(?:[^`\\]|\\[\s\S])*`|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g;
