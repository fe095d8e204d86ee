import fc from 'fast-check';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { type DocComment, docComment } from '../../src/print/doc-comment.ts';

describe('docComment', () => {
  it.each<[string, DocComment, string]>([
    ['nothing for no text', { text: '  ' }, ''],
    ['one line', { text: 'A session.' }, '/** A session. */\n'],
    ['several lines', { text: 'A session.\n\nOf one user.' }, '/**\n * A session.\n *\n * Of one user.\n */\n'],
    ['a tag', { text: 'Pages.', tags: [['default', '50']] }, '/**\n * Pages.\n *\n * @default 50\n */\n'],
    ['a tag alone', { tags: [['deprecated', '']] }, '/** @deprecated */\n'],
    [
      'an example',
      { text: 'Ask.', example: 'ask()' },
      '/**\n * Ask.\n *\n * @example\n * ```ts\n * ask()\n * ```\n */\n',
    ],
    ['a comment end', { text: 'a */ b' }, '/** a *\\/ b */\n'],
    ['a comment end in a code span', { text: '`*/`' }, '/** `*\\/` */\n'],
    ['a comment end in an example', { example: 'a */' }, '/**\n * @example\n * ```ts\n * a *\\/\n * ```\n */\n'],
    ['a tag of the document', { text: '@deprecated' }, '/** \\@deprecated */\n'],
    ['an inline tag', { text: '{@link x}' }, '/** \\{\\@link x\\} */\n'],
    ['HTML', { text: '<script>' }, '/** \\<script> */\n'],
    ['HTML in a code span', { text: '`<script>`' }, '/** `<script>` */\n'],
    ['HTML behind an escaped backtick', { text: '\\`<b>`' }, '/** \\`\\<b>` */\n'],
    ['HTML in a table cell that splits a span', { text: '`a|<b>`' }, '/** `a|\\<b>` */\n'],
    ['blank lines', { text: 'a\n\n\n\nb' }, '/**\n * a\n *\n * b\n */\n'],
    ['blank lines in a fence', { text: '```\n\n\n```' }, '/**\n * ```\n *\n *\n * ```\n */\n'],
    ['line separators', { text: 'a\u2028b\rc' }, '/**\n * a\n * b\n * c\n */\n'],
    ['invisible characters', { text: 'a\u202eb\u0000c' }, '/** abc */\n'],
  ])('prints %s', (_name, given, wanted) => {
    expect(docComment(given).text).toBe(wanted);
  });

  it.each([
    ['', ' * word'],
    ['- ', ' *   word'],
    ['*   ', ' *     word'],
    ['10. ', ' *     word'],
    ['> ', ' * > word'],
    ['> - ', ' * >   word'],
    ['**bold** ', ' * word'],
    ['-- ', ' * word'],
  ])('breaks long prose behind %j at spaces, and goes on in its list and its quotation', (start, wanted) => {
    const text = (start + 'word '.repeat(40)).trimEnd();
    const wrapped = docComment({ text }).text.split('\n').slice(1, -2);
    expect(wrapped.every((line) => line.length <= 120)).toBe(true);
    expect(wrapped[0]?.startsWith(` * ${start}word`)).toBe(true);
    expect(wrapped[1]?.slice(0, wanted.length)).toBe(wanted);
  });

  it.each([
    ['a list', '-', '\\-'],
    ['a numbered list', '100.', '100\\.'],
    ['a heading', '##', '\\##'],
    ['a quotation', '>word', '\\>word'],
    ['bold words', '**word**', '**word**'],
    ['a dash', '---', '---'],
  ])('starts no block where a line breaks before %s', (_what, word, wanted) => {
    const text = `${'word '.repeat(22)}words. ${word} ${'word '.repeat(3)}`;
    expect(docComment({ text }).text.split('\n')[2]).toBe(` * ${wanted} word word word`);
  });

  it.each([
    ['goes on with the next line of its paragraph', 'next', ` * word next`],
    ['stays apart from a list', '- next', ' * word'],
    ['stays apart from a table', '| next |', ' * word'],
    ['stays apart from a heading', '# next', ' * word'],
    ['stays apart from the next paragraph', '\nnext', ' * word'],
  ])('the end of a long line %s', (_fact, next, wanted) => {
    const text = `${'word '.repeat(24).trimEnd()}\n${next}`;
    expect(docComment({ text }).text.split('\n')[2]).toBe(wanted);
  });

  it('keeps every text inside the comment', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('*', '/', '\n', '\r', '\u2028', '`', '\\', '<', '@', '{', ' ', 'a'),
    });
    fc.assert(
      fc.property(hostile, hostile, (text, tag) => {
        const printed = docComment({ text, tags: [['default', tag]], example: text }).text;
        const source = ts.createSourceFile('a.ts', `${printed}interface A {}`, ts.ScriptTarget.ESNext);
        expect(source.statements.map((statement) => ts.SyntaxKind[statement.kind])).toEqual(['InterfaceDeclaration']);
      }),
    );
  });
});
