import { describe, expect, it } from 'vitest';
import type { PageData, ParameterData, View, ViewData } from '../src/runtime/page-data.ts';
import { errorBodies, headerSection, parameterSections, returnNode } from '../src/runtime/page-sections.ts';
import { responseExample } from '../src/runtime/response-example.ts';

const parameter = (name: string, place: ParameterData['in'], rest: Partial<ParameterData> = {}): ParameterData => ({
  name,
  in: place,
  type: { kind: 'string' },
  argument: place === 'path' ? name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()) : name,
  flag: name.replaceAll('_', '-'),
  ...rest,
});

const view: ViewData = { example: '' };
const page: PageData = {
  id: 'books.write',
  slug: 'books/write',
  title: 'Write',
  method: 'post',
  path: '/books/{book_id}',
  parameters: [
    parameter('book_id', 'path', { required: true }),
    parameter('text', 'body', { required: true }),
    parameter('shelf', 'query'),
    parameter('login', 'cookie'),
  ],
  argumentObject: { name: 'params', type: 'BookWriteParams', required: true },
  bodyMediaType: 'application/json',
  returns: { status: '200', description: '' },
  errors: [],
  views: { http: view, typescript: view, react: view, cli: view },
};

const sectionsOf = (given: PageData, shown: View) => {
  return parameterSections(given, shown, new Map()).map(({ title, note, fields }) => ({
    title: note === undefined ? title : `${title} (${note})`,
    fields: fields.map(({ name, chips, children }) =>
      [name, ...chips, ...children.map((child) => child.name)].join(' '),
    ),
  }));
};

describe('parameterSections', () => {
  it('cuts an HTTP request by its parts', () => {
    expect(sectionsOf(page, 'http')).toEqual([
      { title: 'Path Parameters', fields: ['book_id'] },
      { title: 'Query Parameters', fields: ['shelf'] },
      { title: 'Cookie Parameters', fields: ['login'] },
      { title: 'Body Parameters (application/json)', fields: ['text'] },
    ]);
  });

  it('lists positional arguments and one object in TypeScript', () => {
    expect(sectionsOf(page, 'typescript')).toEqual([{ title: 'Parameters', fields: ['bookId', 'params text shelf'] }]);
    const [, params] = parameterSections(page, 'typescript', new Map())[0]?.fields ?? [];
    expect([params?.label, params?.isOptional]).toEqual(['BookWriteParams { text, shelf }', false]);
    expect(params?.children.map(({ chips }) => chips)).toEqual([['body param'], ['query param']]);
  });

  it('lists flags, required ones first, and says where each goes', () => {
    expect(sectionsOf(page, 'cli')).toEqual([
      { title: 'Parameters', fields: ['--book-id path param', '--text body param', '--shelf query param'] },
    ]);
  });

  it('says nothing of places where all flags go to the same', () => {
    const simple = {
      ...page,
      parameters: [parameter('shelf', 'query'), parameter('row', 'query', { required: true })],
    };
    expect(sectionsOf(simple, 'cli')).toEqual([{ title: 'Parameters', fields: ['--row', '--shelf'] }]);
  });

  it('names what a mutation is given later', () => {
    const forms = [{ kind: 'mutation' as const, name: 'useBooksWrite', signature: '' }];
    const mutation = { ...page, views: { ...page.views, react: { ...view, forms } } };
    expect(sectionsOf(mutation, 'react')).toEqual([
      { title: 'Parameters (mutate(variables))', fields: ['bookId', 'params text shelf'] },
    ]);
    const withoutPath = { ...mutation, parameters: page.parameters.slice(1) };
    expect(sectionsOf(withoutPath, 'react')[0]?.fields).toEqual(['variables text shelf']);
  });

  it('is empty for a call that takes nothing', () => {
    const { argumentObject: _, ...bare } = page;
    expect(sectionsOf({ ...bare, parameters: [] }, 'typescript')).toEqual([]);
  });
});

describe('returnNode', () => {
  it('is undefined for an answer without content', () => {
    expect(returnNode(page, 'http', new Map())).toBeUndefined();
  });

  it('takes the name that a view has of its own', () => {
    const typescript = { ...view, returns: 'Stream<BookEvent>' };
    const returns = { status: '200', description: '', type: { kind: 'string' as const } };
    const streamed = { ...page, returns, views: { ...page.views, typescript } };
    expect(returnNode(streamed, 'typescript', new Map())?.label).toBe('Stream<BookEvent>');
    expect(returnNode(streamed, 'http', new Map())?.label).toBe('string');
  });
});

describe('headerSection', () => {
  const headers = [{ name: 'X-Total', type: { kind: 'number' as const }, required: true as const }];
  const answered = { ...page, returns: { ...page.returns, headers } };

  it('lists the headers of the answer over HTTP', () => {
    expect(headerSection(answered, 'http', new Map())).toMatchObject([
      {
        title: 'Response Headers',
        fields: [{ name: 'X-Total', anchor: 'response-headers.X-Total', isOptional: false }],
      },
    ]);
  });

  it('is empty elsewhere, and where there is none', () => {
    expect([headerSection(answered, 'cli', new Map()), headerSection(page, 'http', new Map())]).toEqual([[], []]);
  });
});

describe('errorBodies', () => {
  it('shows each form once, with the statuses that send it', () => {
    const type = { kind: 'reference' as const, name: 'Problem' };
    const errors = ['404', '422', '5XX'].map((status) => ({
      status,
      description: '',
      type: status === '422' ? { kind: 'string' as const } : type,
    }));
    expect(errorBodies({ ...page, errors }, 'cli', new Map()).map(({ title }) => title)).toEqual([
      'Body of 404, 5XX',
      'Body of 422',
    ]);
  });
});

describe('responseExample', () => {
  const listed = {
    ...page,
    returns: {
      status: '200',
      description: '',
      example: '{"books":[1],"next":null}',
      items: { property: 'books', type: { kind: 'number' as const } },
    },
  };

  it('prints the items alone on the command line', () => {
    expect(responseExample(listed, 'cli')?.text).toBe('[\n  1\n]');
    expect(responseExample(listed, 'http')?.text).toBe('{"books":[1],"next":null}');
    expect(
      returnNode({ ...listed, returns: { ...listed.returns, type: { kind: 'unknown' } } }, 'cli', new Map())?.label,
    ).toBe('array of number');
  });

  it('prints the items alone where they are inside of another property', () => {
    const returns = {
      ...listed.returns,
      example: '{"shelf":{"books":[1]}}',
      items: { property: ['shelf', 'books'], type: { kind: 'number' as const } },
    };
    expect(responseExample({ ...page, returns }, 'cli')?.text).toBe('[\n  1\n]');
    expect(returnNode({ ...page, returns: { ...returns, type: { kind: 'unknown' } } }, 'cli', new Map())?.anchor).toBe(
      'returns.shelf.books',
    );
  });

  it('prints the whole answer on the command line where that is the list', () => {
    const type = { kind: 'array' as const, items: { kind: 'number' as const } };
    const returns = { status: '200', description: '', example: '[1]', type, items: { type: type.items } };
    expect(responseExample({ ...page, returns }, 'cli')?.text).toBe('[1]');
    expect(returnNode({ ...page, returns }, 'cli', new Map())).toMatchObject({
      label: 'array of number',
      anchor: 'returns',
    });
  });

  it('frames the events of a stream over HTTP alone', () => {
    const stream = { framing: 'sse' as const, events: [] };
    const streamed = { ...page, stream, returns: { status: '200', description: '', example: '{"a":1}\n{"b":2}' } };
    expect(responseExample(streamed, 'http')?.text).toBe('data: {"a":1}\n\ndata: {"b":2}');
    expect(responseExample(streamed, 'cli')?.text).toBe('{"a":1}\n{"b":2}');
  });

  it('is undefined where nothing comes back', () => {
    expect(responseExample(page, 'typescript')).toBeUndefined();
  });
});
