import type { View } from './page-data.ts';
import { sitePath } from './site-path.ts';

/** How types are written: as TypeScript, or in words. */
export type Dialect = 'typescript' | 'plain';

/** What sets a view apart from the others. */
export interface ViewInfo {
  readonly id: View;
  readonly title: string;
  readonly dialect: Dialect;
  /** Language of the view's examples, for the highlighter. */
  readonly language: 'bash' | 'ts' | 'tsx';
  /** One sentence on what the view documents. */
  readonly summary: string;
}

/** All views, in the order of the switch. */
export const views: readonly ViewInfo[] = [
  {
    id: 'http',
    title: 'HTTP',
    dialect: 'plain',
    language: 'bash',
    summary: 'Every operation as a request: paths, parameters and bodies as they go over the wire.',
  },
  {
    id: 'typescript',
    title: 'TypeScript',
    dialect: 'typescript',
    language: 'ts',
    summary: 'Every operation as a method of the client, for any JavaScript runtime.',
  },
  {
    id: 'react',
    title: 'React',
    dialect: 'typescript',
    language: 'tsx',
    summary: 'Every operation as hooks on TanStack Query, with its options factory and key.',
  },
  {
    id: 'cli',
    title: 'CLI',
    dialect: 'plain',
    language: 'bash',
    summary: 'Every operation as a command with flags, printing JSON.',
  },
];

/** Facts of one view. */
export function viewInfo(view: View): ViewInfo {
  const info = views.find(({ id }) => id === view);
  if (info === undefined) throw new TypeError(`There is no view ${JSON.stringify(view)}.`);
  return info;
}

/** Address of an operation's page in a view, or of the view's overview: `/reference/cli/books/read/`. */
export function referencePath(view: View, slug?: string): string {
  return sitePath(slug === undefined ? `/reference/${view}/` : `/reference/${view}/${slug}/`);
}

/** Address of the Markdown of an operation's page, or of the view's overview. */
export function markdownPath(view: View, slug?: string): string {
  return `${referencePath(view, slug)}index.md`;
}
