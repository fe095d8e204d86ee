import { failureHeadings, failureRows } from './failure-facts.ts';
import { fieldList } from './field-markdown.ts';
import { formPurpose } from './form-purpose.ts';
import { linkNotes } from './link-facts.ts';
import { blocks, codeBlock, codeSpan, plainText, prose, table } from './markdown-print.ts';
import type { FormData, PageData, StreamData, View } from './page-data.ts';
import { errorBodies, headerSection, type PageSection, parameterSections, returnNode } from './page-sections.ts';
import type { Recording } from './recording.ts';
import { responseExample } from './response-example.ts';
import { eventTable, streamNotes } from './stream-facts.ts';
import { streamedNote, streamedPage, streamedSignature } from './streamed-page.ts';
import type { Schemas } from './type-label.ts';
import { markdownPath, viewInfo, views } from './views.ts';

/** A page of the reference as Markdown, from the trees that the HTML shows. */
export function pageMarkdown(page: PageData, view: View, schemas: Schemas, recording?: Recording): string {
  const { dialect } = viewInfo(view);
  const { signature, forms = [] } = page.views[view];
  const [form, ...otherForms] = forms;
  const sectionMarkdown = ({ title, note, fields }: PageSection) =>
    blocks([`## ${title}`, note && codeSpan(note), fieldList(fields, dialect)]);
  return blocks([
    `# ${plainText(page.title)}`,
    signature && codeBlock(signature, ''),
    form && formPurpose(form),
    `**${page.method.toUpperCase()}** ${codeSpan(page.path)}${page.deprecated ? ' (deprecated)' : ''}`,
    page.description && prose(page.description),
    otherForms.length > 0 && formsMarkdown(otherForms),
    ...parameterSections(page, view, schemas).map(sectionMarkdown),
    returnsMarkdown(page, view, schemas),
    ...headerSection(page, view, schemas).map(sectionMarkdown),
    streamedMarkdown(page, view, schemas),
    page.stream && eventsMarkdown(page.stream, view),
    recording && recordingMarkdown(recording),
    errorsMarkdown(page, view, schemas),
    examplesMarkdown(page, view),
    otherViews(page, view),
  ]);
}

function formsMarkdown(forms: readonly FormData[]): string {
  const items = forms.map((form) => `- ${codeSpan(form.signature)}\n  ${formPurpose(form)}`);
  return blocks(['## Other forms', items.join('\n')]);
}

function returnsMarkdown(page: PageData, view: View, schemas: Schemas): string {
  const node = returnNode(page, view, schemas);
  const { status, mediaType, links = [] } = page.returns;
  const notes = linkNotes(links, (slug) => markdownPath(view, slug));
  if (node === undefined) {
    return blocks(['## Returns', `Nothing: the answer is ${codeSpan(status)} without content.`, ...notes]);
  }
  return blocks(['## Returns', mediaType && codeSpan(mediaType), fieldList([node], viewInfo(view).dialect), ...notes]);
}

/** What the call gives back where it asks for a stream. */
function streamedMarkdown(page: PageData, view: View, schemas: Schemas): string | undefined {
  const streamed = streamedPage(page);
  if (streamed?.stream === undefined) return undefined;
  const node = returnNode(streamed, view, schemas, 'stream');
  const signature = streamedSignature(page, view);
  return blocks([
    '## Returns as a Stream',
    streamedNote(page, view),
    signature && codeBlock(signature, ''),
    node && fieldList([node], viewInfo(view).dialect),
    streamed.stream.events.length > 0 && eventsMarkdown(streamed.stream, view),
  ]);
}

function eventsMarkdown(stream: StreamData, view: View): string {
  const { headings, rows } = eventTable(stream);
  const cells = rows.map(([kind = '', ...others]) => [codeSpan(kind), ...others]);
  const notes = streamNotes(stream, (slug) => markdownPath(view, slug));
  return blocks(['## Events', table(headings, cells), ...notes]);
}

function recordingMarkdown({ request, events }: Recording): string {
  const lines = events.map(({ event }) => JSON.stringify(event));
  return blocks([
    '## A recorded turn',
    codeBlock(JSON.stringify(request, undefined, 2), 'json'),
    codeBlock(lines.join('\n'), 'json'),
  ]);
}

function errorsMarkdown(page: PageData, view: View, schemas: Schemas): string | undefined {
  if (page.errors.length === 0) return undefined;
  const rows = failureRows(page).map(({ status, errorClass, exitCode, retry, description }) => {
    return [codeSpan(status), codeSpan(errorClass), codeSpan(exitCode), retry, description];
  });
  const bodies = errorBodies(page, view, schemas).map(({ title, fields }) => {
    return blocks([`### ${title}`, fieldList(fields, viewInfo(view).dialect)]);
  });
  return blocks(['## Errors', table(failureHeadings, rows), ...bodies]);
}

function examplesMarkdown(page: PageData, view: View): string {
  const response = responseExample(page, view);
  const failures = page.errors.flatMap(({ status, example }) => {
    return example === undefined ? [] : [`### Response ${status}`, codeBlock(example, 'json')];
  });
  return blocks([
    '## Example',
    codeBlock(page.views[view].example, viewInfo(view).language),
    ...(response === undefined ? [] : ['### Response', codeBlock(response.text, response.language)]),
    ...streamedExample(page, view),
    ...failures,
  ]);
}

function streamedExample(page: PageData, view: View): readonly string[] {
  const streamed = streamedPage(page);
  if (streamed === undefined) return [];
  const response = responseExample(streamed, view);
  return [
    '### As a stream',
    codeBlock(streamed.views[view].example, viewInfo(view).language),
    ...(response === undefined ? [] : [codeBlock(response.text, response.language)]),
  ];
}

function otherViews({ slug }: PageData, view: View): string {
  const links = views.filter(({ id }) => id !== view).map(({ id, title }) => `- [${title}](${markdownPath(id, slug)})`);
  return blocks(['## Other views', links.join('\n')]);
}
