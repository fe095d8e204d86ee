import MarkdownIt from 'markdown-it';
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { blocks, codeBlock, codeSpan, plainText, prose, table } from '../src/runtime/markdown-print.ts';

const markdown = new MarkdownIt({ html: true });
const render = (text: string) => parse(markdown.render(text), { blockTextElements: {} });
const hostile = ['a`b', '``', '`', ' a ', '', 'a|b', '<script>x</script>', '*a*', '[a](b)', '&lt;', '~~~', '\\', '# a'];

describe('a code span', () => {
  it.each(hostile)('says exactly %j', (text) => {
    const code = render(codeSpan(text)).querySelectorAll('code');
    expect(code.map((span) => span.text.trim())).toEqual([text.trim()]);
  });
});

describe('plain text', () => {
  it.each(hostile)('says exactly %j', (text) => {
    expect(render(`# ${plainText(text)}`).querySelector('h1')?.text).toBe(text.trim());
  });
});

describe('a code block', () => {
  it('ends where its text ends', () => {
    const root = render(blocks([codeBlock('```\n# not a heading', 'md'), '# a heading']));
    expect(root.querySelectorAll('h1').map((heading) => heading.text)).toEqual(['a heading']);
  });
});

describe('a table', () => {
  it('keeps a cell with a bar and a line break in its place', () => {
    const cells = render(table(['a'], [['x|y\nz']])).querySelectorAll('td');
    expect(cells.map((cell) => cell.text)).toEqual(['x|y z']);
  });
});

describe('prose', () => {
  it.each(['```\nnever closed', '# loud', '- a\n- b', '<!-- never closed', 'a\n===', '~~~\nx', '1. a', 'a\n\n```\nb'])(
    'keeps %j from changing what follows',
    (text) => {
      const root = render(blocks([prose(text), '## Next', '- `field`']));
      const outline = root.childNodes
        .filter((node) => 'tagName' in node)
        .map((node) => (node as { tagName: string }).tagName);
      expect(outline.slice(-2)).toEqual(['H2', 'UL']);
      expect(outline.slice(0, -2)).toEqual(['BLOCKQUOTE']);
    },
  );

  it('puts one paragraph on one line', () => {
    expect(prose('`stop` ends\n  the turn.\n')).toBe('`stop` ends the turn.');
  });
});
