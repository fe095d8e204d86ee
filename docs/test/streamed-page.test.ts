import { describe, expect, it } from 'vitest';
import { retryRule } from '../src/runtime/failure-facts.ts';
import type { PageData, View, ViewData } from '../src/runtime/page-data.ts';
import { pageMarkdown } from '../src/runtime/page-markdown.ts';
import { streamedNote, streamedPage } from '../src/runtime/streamed-page.ts';

const view = (signature: string, example: string): ViewData => ({ signature, example });
const views = (stream: string) => ({
  http: view('POST', `curl ${stream}`),
  typescript: { ...view(`write(${stream})`, `write(${stream})`), ...(stream && { returns: 'Stream<Word>' }) },
  react: view(`useWrite(${stream})`, `useWrite(${stream})`),
  cli: view('$ write', stream ? 'write --stream' : 'write'),
});
const flag = { name: 'stream', in: 'body', type: { kind: 'boolean' }, argument: 'stream_', flag: 'live' } as const;
const page: PageData = {
  id: 'books.write',
  slug: 'books/write',
  title: 'Write',
  method: 'post',
  path: '/books',
  parameters: [flag],
  returns: {
    status: '200',
    description: '',
    mediaType: 'application/json',
    type: { kind: 'string' },
    example: '"a b"',
  },
  errors: [],
  views: views(''),
  streamed: {
    flag: 'stream',
    returns: {
      status: '200',
      description: '',
      mediaType: 'text/event-stream',
      type: { kind: 'number' },
      example: '1\n2',
    },
    stream: { framing: 'sse', events: [{ kind: 'word', description: 'A word.' }] },
    views: views('true'),
  },
};
const markdown = (shown: View, given = page) => pageMarkdown(given, shown, new Map());

describe('the page of a call that may stream', () => {
  it('shows the stream after the whole answer', () => {
    const text = markdown('typescript');
    expect(text).toContain('## Returns\n\n`application/json`\n\n- `string`\n\n## Returns as a Stream\n\n');
    expect(text).toContain(
      'With `stream_: true` the answer comes item by item.\n\n```\nwrite(true)\n```\n\n- `Stream<Word>`',
    );
    expect(text).toContain('## Events\n\n| Event | Meaning |');
    expect(text).toContain('### As a stream\n\n```ts\nwrite(true)\n```\n\n```json\n1\n2\n```');
  });

  it('shows what the view sends and gets', () => {
    expect(markdown('http')).toContain(
      '### As a stream\n\n```bash\ncurl true\n```\n\n```text\ndata: 1\n\ndata: 2\n```',
    );
    expect(markdown('cli')).toContain('With `--live` the answer comes item by item.\n\n- `number`');
  });

  it('has no stream where the call has none', () => {
    const { streamed: _, ...whole } = page;
    expect(streamedPage(whole)).toBeUndefined();
    expect(markdown('typescript', whole)).not.toMatch(/as a stream/i);
  });

  it.each<[shown: View, note: string]>([
    ['cli', 'With `--body.stream` the answer comes item by item.'],
    ['http', 'With `stream: true` the answer comes item by item.'],
  ])('says in the %s view how a body that is given whole asks', (shown, note) => {
    expect(streamedNote({ ...page, parameters: [] }, shown)).toBe(note);
  });

  it.each<[shown: View, note: string]>([
    ['cli', 'With `--live` the answer comes item by item.'],
    ['http', 'With `stream=true` the answer comes item by item.'],
    ['typescript', 'With `stream_: true` the answer comes item by item.'],
  ])('says in the %s view how a query asks', (shown, note) => {
    expect(streamedNote({ ...page, parameters: [{ ...flag, in: 'query' }] }, shown)).toBe(note);
  });

  it('is repeated after 503 only where no stream is asked for', () => {
    expect(retryRule(page, '503')).toBe('only with `Retry-After` and without a stream');
  });
});
