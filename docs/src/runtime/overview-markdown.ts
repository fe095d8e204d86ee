import { codeBlock, codeSpan, plainText, prose } from './markdown-print.ts';
import type { IndexData, OperationLink, ResourceData, View } from './page-data.ts';
import { markdownPath, viewInfo } from './views.ts';

/** A view's overview as Markdown: how it is installed and set up, and its operations with a link to each. */
export function overviewMarkdown(index: IndexData, view: View): string {
  const { title, summary, language } = viewInfo(view);
  const install = index.install[view];
  const setup = index.setup[view];
  return [
    `# ${title} reference`,
    summary,
    ...(install === '' ? [] : [codeBlock(install, 'sh')]),
    ...(setup === '' ? [] : [codeBlock(setup, language)]),
    ...index.resources.flatMap((resource) => resourceMarkdown(resource, view)),
  ].join('\n\n');
}

/** The operations of an API in a list, each with a link to its page in a view. */
export function operationList(index: IndexData, view: View): string {
  return index.resources
    .flatMap((resource) => operationsOf(resource))
    .map((operation) => item(operation, view))
    .join('\n');
}

/** All operations of a resource and those below it. */
export function operationsOf(resource: ResourceData): readonly OperationLink[] {
  return [...resource.operations, ...resource.children.flatMap(operationsOf)];
}

function resourceMarkdown(resource: ResourceData, view: View): readonly string[] {
  const operations = resource.operations.map((operation) => item(operation, view)).join('\n');
  const description = resource.description === undefined ? '' : prose(resource.description);
  const own = [description, operations].filter((text) => text !== '');
  return [
    ...(own.length === 0 ? [] : [`## ${plainText(resource.title)}`, ...own]),
    ...resource.children.flatMap((child) => resourceMarkdown(child, view)),
  ];
}

function item({ title, slug, calls }: OperationLink, view: View): string {
  return `- [${plainText(title)}](${markdownPath(view, slug)}): ${codeSpan(calls[view])}`;
}
