import { readFileSync } from 'node:fs';
import MarkdownIt from 'markdown-it';
import type { HTMLElement } from 'node-html-parser';
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import type { JsonIndex } from '../../src/runtime/json-index.ts';
import { addressOf, everyPage, operations, site, views } from './built-site.ts';

/** A field as a reader gets it: how deep it lies, its line, its chips, what is said of it, and its values. */
interface ReadField {
  readonly depth: number;
  readonly line: string;
  readonly chips: readonly string[];
  readonly description: string;
  readonly values: readonly string[];
}

const renderMarkdown = (text: string) => {
  return parse(new MarkdownIt().render(text), { blockTextElements: { script: true, style: true } });
};
const oneLine = (text = '') => text.replace(/\s+/g, ' ').trim();
const childrenOf = (element: HTMLElement, selector: string) => {
  const wanted = new Set(element.querySelectorAll(selector));
  return element.children.filter((child) => wanted.has(child));
};

function fieldsOfHtml(address: string): ReadField[] {
  return site
    .page(address)
    .querySelectorAll('.field')
    .map((field) => {
      let depth = 0;
      for (let above = field.parentNode; above !== null; above = above.parentNode) {
        if (above.classList?.contains('field')) depth += 1;
      }
      const line = field.querySelector('.field-line');
      const [prose] = childrenOf(field, '.reference-prose');
      const [values] = childrenOf(field, '.field-values');
      const chips = line?.querySelectorAll('.chip').map((chip) => oneLine(chip.textContent)) ?? [];
      const words = line?.querySelectorAll('.field-name, .field-colon, .field-optional, .field-type') ?? [];
      return {
        depth,
        line: oneLine(
          words
            .map((word) => word.textContent)
            .join('')
            .replace(/:(?=\S)/, ': '),
        ),
        chips,
        description: oneLine(prose?.textContent),
        values: values?.querySelectorAll('code').map((code) => oneLine(code.textContent)) ?? [],
      };
    });
}

/** The lists of fields of a Markdown page, read as any program would: through a Markdown parser. */
function fieldsOfMarkdown(address: string): ReadField[] {
  const text = site.text(`${address}index.md`).replace(/\n## (Other forms|Other views)\n[\s\S]*?(?=\n## |$)/g, '');
  const root = renderMarkdown(text);
  return root.querySelectorAll('li').map((item) => {
    let depth = 0;
    for (let above = item.parentNode; above !== null; above = above.parentNode) if (above.tagName === 'LI') depth += 1;
    const head = childrenOf(item, 'p')[0] ?? item;
    const [line, ...chips] = childrenOf(head, 'code').map((code) => oneLine(code.textContent));
    const paragraphs = childrenOf(item, 'p, blockquote')
      .slice(1)
      .map((block) => oneLine(block.textContent));
    const values = paragraphs.find((paragraph) => paragraph.startsWith('Values: '));
    const isDescription = (paragraph: string) =>
      paragraph !== values && !/^(One|All) of the following:$/.test(paragraph);
    return {
      depth,
      line: line ?? '',
      chips,
      description: paragraphs.filter(isDescription).join(' '),
      values: values?.slice('Values: '.length).split(', ') ?? [],
    };
  });
}

describe.each(everyPage)('$slug as $view', ({ view, slug, title }) => {
  const address = addressOf(view, slug);

  it('says the same fields in HTML and in Markdown', () => {
    const fields = fieldsOfHtml(address);
    expect(fields.length).toBeGreaterThan(2);
    expect(fieldsOfMarkdown(address)).toEqual(fields);
  });

  it('says the same title, tables and examples in HTML and in Markdown', () => {
    const html = site.page(address);
    const markdown = renderMarkdown(site.text(`${address}index.md`));
    const cells = (root: HTMLElement) => root.querySelectorAll('th, td').map((cell) => oneLine(cell.textContent));
    expect(markdown.querySelector('h1')?.textContent).toBe(title);
    expect(cells(markdown)).toEqual(cells(html));
    // The highlighter keeps no line breaks in its text.
    const codeOf = (root: HTMLElement, selector: string) => {
      return root.querySelectorAll(selector).map((code) => code.textContent.replace(/\s+/g, ''));
    };
    expect(codeOf(markdown, 'pre')).toEqual(expect.arrayContaining(codeOf(html, '.reference-examples pre')));
  });

  it('tells programs of its Markdown', () => {
    const link = site.page(address).querySelector('link[rel=alternate][type="text/markdown"]');
    expect(link?.getAttribute('href')).toBe(`${address}index.md`);
  });
});

describe('the lists for programs', () => {
  it.each(views)('name every operation as %s', (view) => {
    const [list, full] = ['/llms.txt', '/llms-full.txt'].map((address) => site.text(address));
    for (const { slug } of operations) {
      expect(list).toContain(`(${addressOf(view, slug)}index.md)`);
      expect(full).toContain(site.text(`${addressOf(view, slug)}index.md`).trim());
    }
  });

  it('name every guide', () => {
    const guides = site.addresses.filter((address) => address.startsWith('/guides/'));
    expect(guides.length).toBeGreaterThan(0);
    for (const guide of guides) {
      expect(site.text('/llms.txt')).toContain(`(${guide}index.md)`);
      expect(site.text('/llms-full.txt')).toContain(site.text(`${guide}index.md`).trim());
    }
  });

  it('hold the same operations as JSON', () => {
    const index = JSON.parse(site.text('/reference/index.json')) as JsonIndex;
    const routes = index.operations.map(({ title, method, path }) => ({
      title,
      route: `${method.toUpperCase()} ${path}`,
    }));
    expect(routes).toEqual(operations.map(({ title, route }) => ({ title, route })));
    const addresses = index.operations.flatMap((each) => Object.values(each.views));
    expect(addresses.filter(({ html, markdown }) => !site.has(html) || !site.has(markdown))).toEqual([]);
  });

  it('offer the OpenAPI document as it is', () => {
    const document = new URL('../../../openapi/llamacloud.yaml', import.meta.url);
    expect(site.text('/openapi.yaml')).toBe(readFileSync(document, 'utf8'));
  });
});

describe('the benchmarks', () => {
  it('have the same numbers in Markdown as in the tables of the page', () => {
    const cells = (root: HTMLElement) =>
      root.querySelectorAll('tbody :is(th, td)').map((cell) => oneLine(cell.textContent));
    const shown = cells(site.page('/benchmarks/'));
    expect(shown.length).toBeGreaterThan(10);
    expect(cells(renderMarkdown(site.text('/benchmarks/index.md')))).toEqual(shown);
  });

  it('are drawn, with every number in words too', () => {
    const drawings = site.page('/benchmarks/').querySelectorAll('main svg[role="img"]');
    const drawn = drawings.map((drawing) =>
      drawing.querySelectorAll('text[text-anchor="end"]').map(({ textContent }) => oneLine(textContent)),
    );
    expect(drawn.flat()).not.toEqual([]);
    for (const [position, numbers] of drawn.entries()) {
      const words = drawings[position]?.getAttribute('aria-label') ?? '';
      expect(numbers.filter((number) => !words.includes(number))).toEqual([]);
    }
  });
});
