import { expect, it } from 'vitest';
import { documentLine, documentMarkdown } from '../../../src/spec/normalise/document-markdown.ts';

it.each([
  ['plain words', 'plain words'],
  ['a < b and b > c', 'a < b and b > c'],
  ['<p>One.</p>\n\n<p>Two.</p>', 'One.\n\nTwo.'],
  ['see <a href="https://example.com/a?b=c">the [page]</a>.', 'see [the \\[page\\]](https://example.com/a?b=c).'],
  ["see <a target='_blank' href='https://example.com/'>it</a>", 'see [it](https://example.com/)'],
  ['see <a href="https://example.com/a_(b)">it</a>', 'see [it](https://example.com/a_%28b%29)'],
  ['see <a href="https://example.com/a b">it</a>', 'see it'],
  ['see <a href="/docs/connect">Connect</a>', 'see Connect'],
  ['see <a href="javascript:alert(1)">it</a>', 'see it'],
  ['see [the `id` of it](/docs/ids), [this](#tag/x) and ![that](img.png)', 'see the `id` of it, this and that'],
  [
    'see [it](https://example.com/), [him](mailto:a@b.example)',
    'see [it](https://example.com/), [him](mailto:a@b.example)',
  ],
  ['`[a](/b)` and [<b>c</b>](/d)', '`[a](/b)` and **c**'],
  ['the <a href="https://example.com/"><code>id</code></a>', 'the [`id`](https://example.com/)'],
  ['<b>must</b> and <em> may </em>', '**must** and *may*'],
  ['<b><i>must</i></b> be', '***must*** be'],
  ['<b>only <a href="https://example.com/"><i>it</i></a></b>', '**only [*it*](https://example.com/)**'],
  ['the <code class="x">id</code>', 'the `id`'],
  ['<code>&lt;id&gt;</code> of it', '&lt;id&gt; of it'],
  ['one<br/>two', 'one  \ntwo'],
  ['one<br>\ntwo', 'one  \ntwo'],
  ['one<br>\r\ntwo', 'one  \ntwo'],
  ['| one<br>two | <p>three</p> |', '| one two |  three  |'],
  ['<ul><li>one</li><li>two</li></ul>', '- one\n- two'],
  ['<ul><li><p>one</p></li></ul>', '- one'],
  ['<ol><li>one</li>\n<li class="x">two</li></ol>', '1. one\n\n2. two'],
  ['<ol><li>one<ul><li>a</li></ul></li><li>two</li></ol>', '1. one\n\n- a\n\n2. two'],
  ['</ol><li>one</li>', '- one'],
  ['<p class="x">One.</p><div>Two.</div>', 'One.\n\nTwo.'],
  ['a <span style="color: red"><strong id="x">b</strong></span> c', 'a **b** c'],
  ['one</br>two', 'one  \ntwo'],
  ['<h3 class="x"><b>The\nend</b></h3>of it', '### **The end**\n\nof it'],
  ['so:<pre>\n  a &lt; b\n</pre>and', 'so:\n\n```\n  a < b\n```\n\nand'],
  ['<pre><code class="js">&lt;b&gt;x&lt;/b&gt;</code></pre>', '```\n<b>x</b>\n```'],
  ['<pre>\n```\n</pre>', '<pre>\n```\n</pre>'],
  ['```\n<pre>x</pre>\n```', '```\n<pre>x</pre>\n```'],
  ['``<b>`x`</b>`` is <b>bold</b>', '``<b>`x`</b>`` is **bold**'],
  ['`<b>x</b>` is <b>bold</b>', '`<b>x</b>` is **bold**'],
  ['```html\n<p>x</p>\n```', '```html\n<p>x</p>\n```'],
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
])('writes %j as Markdown', (given, wanted) => {
  expect(documentMarkdown(given)).toBe(wanted);
});

it.each(['b', 'em', 'code', 'a', 'br', 'li', 'pre', 'h1', 'p class="x"'])(
  'reads an open <%s> and much blank space in one pass',
  (tag) => {
    const given = `<${tag}>${' '.repeat(100_000)}x`;
    expect(documentMarkdown(given)).toContain('x');
  },
);

it.each([
  ['Read <id>', 'Read <id>'],
  ['Read <a href="https://example.com/">all</a><br>of <b>it</b>', 'Read all of it'],
  ['Read it <i class="fa fa-lock"></i>', 'Read it'],
])('writes the line %j as text', (given, wanted) => {
  expect(documentLine(given)).toBe(wanted);
});
