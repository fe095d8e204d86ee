import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { referencePage, writtenPages } from './read-snippets.ts';
import { SnippetProject } from './snippet-project.ts';

const checked: Record<string, (text: string) => unknown> = { json: (text) => JSON.parse(text) };
/** Components are run in a browser by another test; drawings and plain text are not run. */
const notCode = new Set(['tsx', 'mermaid', 'text', 'yaml', '']);

const pages = [
  ...writtenPages(),
  referencePage('http', 'sh'),
  referencePage('typescript', 'ts'),
  referencePage('cli', 'sh'),
];

describe.each(pages)('$name', ({ snippets, isTutorial }) => {
  let project: SnippetProject;
  beforeAll(async () => {
    project = await SnippetProject.create();
  });
  afterAll(() => project[Symbol.asyncDispose]());

  it.each(snippets)(
    '$place does what it says',
    async (snippet) => {
      const { language, text, notRun, file } = snippet;
      if (!isTutorial) project.clean();
      if (file !== undefined) project.save({ ...snippet, file });
      if (notRun !== undefined) return expect(notRun).toMatch(/\w+ \w+/);
      if (language in checked) return expect(() => checked[language]?.(text)).not.toThrow();
      if (notCode.has(language)) return expect(text).not.toBe('');
      expect(['sh', 'ts']).toContain(language);
      const { code, stderr } = await project.run(snippet);
      expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    },
    60_000,
  );
});
