import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';
import type { IndexData, PageData, View } from '../../src/runtime/page-data.ts';

/** A piece of code that readers are shown. */
export interface Snippet {
  /** The page that shows it, with the line: `README.md:31`. */
  readonly place: string;
  readonly language: string;
  readonly text: string;
  /** Why it is not run, where it cannot be. Said after the language: `sh not-run="needs an account"`. */
  readonly notRun?: string;
  /** The name under which it is saved for the snippets after it: `yaml file="sdk.yaml"`. */
  readonly file?: string;
}

/** The snippets of one page, in their order. */
export interface SnippetPage {
  readonly name: string;
  /** Whether a reader follows them one after another. Those of a README stand for themselves. */
  readonly isTutorial: boolean;
  readonly snippets: readonly Snippet[];
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
const generated = path.join(root, 'docs/src/generated');
const readJson = <T>(file: string) => JSON.parse(readFileSync(path.join(generated, file), 'utf8')) as T;

/** Every README and every guide. */
export function writtenPages(): readonly SnippetPage[] {
  const files = [
    'README.md',
    'packages/*/README.md',
    'docs/src/content/docs/*.md',
    'docs/src/content/docs/guides/*.md',
  ];
  return globSync(files, { cwd: root })
    .sort()
    .map((file) => ({
      name: file,
      isTutorial: !file.endsWith('README.md'),
      snippets: snippetsOf(readFileSync(path.join(root, file), 'utf8'), file),
    }))
    .filter(({ snippets }) => snippets.length > 0);
}

/** The examples of one view of the reference, with what the view takes as given. What deletes comes last. */
export function referencePage(view: View, language: string): SnippetPage {
  const { install, setup } = readJson<IndexData>('index.json');
  const operations = globSync('operations/**/*.json', { cwd: generated })
    .map((file) => readJson<PageData>(file))
    .sort((a, b) => Number(a.method === 'delete') - Number(b.method === 'delete') || a.slug.localeCompare(b.slug));
  const examples = operations.map(({ id, views }) => ({ place: `${view} ${id}`, language, text: views[view].example }));
  return {
    name: `the ${view} reference`,
    isTutorial: false,
    snippets: [
      ...(install[view] === '' ? [] : [{ place: `${view} installation`, language: 'sh', text: install[view] }]),
      { place: `${view} setup`, language, text: setup[view] },
      ...examples,
    ],
  };
}

/** The fenced blocks of a Markdown text. */
export function snippetsOf(markdown: string, file: string): readonly Snippet[] {
  return new MarkdownIt()
    .parse(markdown, {})
    .filter(({ type }) => type === 'fence')
    .map(({ info, content, map }) => {
      const [language = '', ...rest] = info.trim().split(/\s+(.*)/s);
      const marks = Object.fromEntries(
        [...rest.join('').matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
      );
      return {
        place: `${file}:${(map?.[0] ?? 0) + 1}`,
        language: language === 'bash' ? 'sh' : language,
        text: content,
        ...(marks['not-run'] === undefined ? {} : { notRun: marks['not-run'] }),
        ...(marks.file === undefined ? {} : { file: marks.file }),
      };
    });
}
