import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { renderMarkdown } from '../src/runtime/markdown.ts';

test.each([
  ['plain words', '<p>plain words</p>\n'],
  ['a `stop` event', '<p>a <code>stop</code> event</p>\n'],
  ['[here](/reference/)', '<p><a href="/reference/">here</a></p>\n'],
  ['[mail](mailto:a@example.com)', '<p><a href="mailto:a@example.com">mail</a></p>\n'],
  ['[there](#returns)', '<p><a href="#returns">there</a></p>\n'],
  ['a `<RateLimitError>`', '<p>a <code>&lt;RateLimitError&gt;</code></p>\n'],
  ['a `<InternalServerError>`', '<p>a <code>&lt;Internal<wbr>Server<wbr>Error&gt;</code></p>\n'],
  ['a `response.output_text`', '<p>a <code>response.<wbr>output_<wbr>text</code></p>\n'],
  ['# Loud', '<p><strong>Loud</strong></p>\n'],
])('renders %s', (given, want) => {
  expect(renderMarkdown(given)).toBe(want);
});

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![x](https://example.com/pixel.png)',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](java&Tab;script:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:x)',
  '[x](file:///etc/passwd)',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '`</code><script>alert(1)</script>`',
  '```"><script>\n</code><script>alert(1)</script>\n```',
  '[x](/ "\\" onmouseover=alert(1) \\"")',
  '<!-- --><svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="https://a.example/>\' onmouseover=alert(1)" onclick=alert(1)>x</a>',
  '<a href="https://a.example/)\\" onmouseover=alert(1)">x</a>',
  '<p><b>x</b><i onclick=alert(1)>y</i></p>',
])('lets nothing of %j run or load', (given) => {
  const root = parse(renderMarkdown(given));
  const allowed = new Set(['WBR', 'P', 'A', 'CODE', 'PRE', 'STRONG', 'EM']);
  for (const element of root.querySelectorAll('*')) {
    expect(allowed).toContain(element.tagName);
    for (const name of Object.keys(element.attributes)) expect(['href', 'title', 'class']).toContain(name);
    const { href } = element.attributes;
    if (href !== undefined) expect(new URL(href, 'https://site.invalid/').protocol).toMatch(/^(https?|mailto):$/);
  }
});
