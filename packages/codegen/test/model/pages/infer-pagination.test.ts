import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { buildModel } from '../../../src/model/build-model.ts';
import type { Schema } from '../../../src/model/schema.ts';
import { normalise } from '../../spec/normalise/normalise.ts';

const text = { type: 'string' };
const list = { type: 'array', items: text };

/** How `GET /pets` is paged, where it has these query parameters, texts if nothing else is said, and this answer. */
function paginationOf(
  parameters: readonly (string | readonly [name: string, schema: Json])[],
  schema: Json,
  headers: Json = {},
) {
  const operation = {
    parameters: parameters.map((given) => {
      const [name, form] = typeof given === 'string' ? [given, text] : given;
      return { name, in: 'query', schema: form };
    }),
    responses: { '200': { description: '', headers, content: { 'application/json': { schema } } } },
  };
  const { document } = normalise({ paths: { '/pets': { get: operation, post: operation } } });
  const [get, post] = buildModel({ document, file: 'pets.yaml' }).operations;
  expect(post?.pagination).toBeUndefined();
  return get?.pagination;
}

describe('inferPagination', () => {
  const itemSchema: Schema = { kind: 'string' };
  it.each<[fact: string, parameters: string[], properties: Record<string, Json>, wanted: object | undefined]>([
    [
      'knows a token and its size',
      ['page_token', 'page_size'],
      { items: list, next_page_token: text },
      { kind: 'cursor', items: 'items', next: 'next_page_token', token: 'page_token', size: 'page_size' },
    ],
    [
      'knows names in camel case',
      ['pageToken'],
      { results: list, nextPageToken: text },
      { kind: 'cursor', items: 'results', next: 'nextPageToken', token: 'pageToken' },
    ],
    [
      'knows a cursor that may be null',
      ['cursor'],
      { data: list, next_cursor: { type: ['string', 'null'] } },
      { kind: 'cursor', items: 'data', next: 'next_cursor', token: 'cursor' },
    ],
    [
      'takes the list that is called like the resource',
      ['cursor'],
      { errors: list, pets: list, next_cursor: text },
      { kind: 'cursor', items: 'pets', next: 'next_cursor', token: 'cursor' },
    ],
    [
      'takes the only list',
      ['next_token'],
      { creatures: list, next_token: text },
      { kind: 'cursor', items: 'creatures', next: 'next_token', token: 'next_token' },
    ],
    [
      'takes a parameter that is called like the property',
      ['next_page'],
      { items: list, next_page: text },
      { kind: 'cursor', items: 'items', next: 'next_page', token: 'next_page' },
    ],
    [
      'knows a token inside of what is said of the next page',
      ['offset'],
      { data: list, next_page: { type: ['object', 'null'], properties: { offset: text, path: text } } },
      { kind: 'cursor', items: 'data', next: ['next_page', 'offset'], token: 'offset' },
    ],
    [
      'knows a token two properties inside',
      ['after'],
      {
        results: list,
        paging: { type: 'object', properties: { next: { type: 'object', properties: { after: text } } } },
      },
      { kind: 'cursor', items: 'results', next: ['paging', 'next', 'after'], token: 'after' },
    ],
    [
      'knows a token inside of what is said of the list',
      ['continue'],
      { items: list, metadata: { type: 'object', properties: { continue: text } } },
      { kind: 'cursor', items: 'items', next: ['metadata', 'continue'], token: 'continue' },
    ],
    [
      'knows a list inside of the only property that has one of a usual name',
      ['cursor'],
      { data: { type: 'object', properties: { pets: list, next_cursor: text } } },
      { kind: 'cursor', items: ['data', 'pets'], next: ['data', 'next_cursor'], token: 'cursor' },
    ],
    [
      'knows the address that OData gives, before any number',
      ['$top', '$skip'],
      { value: list, '@odata.nextLink': text },
      { kind: 'link', items: 'value', next: '@odata.nextLink', size: '$top' },
    ],
    [
      'knows an address inside of links',
      [],
      { data: list, _links: { type: 'object', properties: { next: { type: 'object', properties: { href: text } } } } },
      { kind: 'link', items: 'data', next: ['_links', 'next', 'href'] },
    ],
    [
      'knows none inside of any other property',
      ['cursor'],
      { data: list, user: { type: 'object', properties: { next_cursor: text } } },
      undefined,
    ],
    [
      'knows none by a token that only some answers have',
      ['cursor'],
      { data: list, meta: { anyOf: [{ type: 'object', properties: { next_cursor: text } }, { type: 'object' }] } },
      undefined,
    ],
    [
      'knows none in lists inside of several properties',
      ['cursor'],
      {
        a: { type: 'object', properties: { items: list } },
        b: { type: 'object', properties: { items: list } },
        cursor: text,
      },
      undefined,
    ],
    ['knows none among several lists', ['cursor'], { cats: list, dogs: list, next_cursor: text }, undefined],
    ['knows none without a list', ['cursor'], { items: text, next_cursor: text }, undefined],
    ['knows none without a parameter', ['limit'], { items: list, next_cursor: text }, undefined],
    ['knows none without a token', ['cursor'], { items: list }, undefined],
    ['knows none by an address', ['cursor'], { items: list, next_page: { ...text, format: 'uri' } }, undefined],
    ['knows none by a number', ['cursor'], { items: list, next_page: { type: 'integer' } }, undefined],
  ])('%s', (_fact, parameters, properties, wanted) => {
    expect(paginationOf(parameters, { type: 'object', properties })).toEqual(wanted && { ...wanted, itemSchema });
  });

  it('knows none in an answer that may be null', () => {
    const schema = { type: ['object', 'null'], properties: { items: list, next_cursor: text } };
    expect(paginationOf(['cursor'], schema)).toBeUndefined();
  });

  const integer = { type: 'integer' };
  const things = { type: 'array', items: { type: 'object', properties: { id: text } } };
  const thing = { kind: 'object', properties: [{ name: 'id', required: false, schema: { kind: 'string' } }] };
  const link = { Link: { schema: text } };
  const answer = (properties: Readonly<Record<string, Json>>): Json => ({ type: 'object', properties });
  it.each<
    [fact: string, parameters: (string | [string, Json])[], schema: Json, headers: Json, wanted: object | undefined]
  >([
    [
      'knows the last item where the answer only says that there are more',
      ['starting_after', ['limit', integer]],
      answer({ data: things, has_more: { type: 'boolean' } }),
      {},
      {
        kind: 'item',
        items: 'data',
        token: 'starting_after',
        next: 'has_more',
        size: 'limit',
        itemSchema: thing,
      },
    ],
    [
      'takes no id for a cursor that only the address of the next page has',
      ['cursor'],
      answer({ results: things, next: { type: ['string', 'null'], format: 'uri' } }),
      {},
      { kind: 'link', items: 'results', next: 'next', itemSchema: thing },
    ],
    [
      'takes links before numbers where a token is asked for that only links have',
      [['page', integer], ['page_size', integer], 'page_token'],
      answer({ items: list, next_page_uri: text }),
      {},
      { kind: 'link', items: 'items', next: 'next_page_uri', size: 'page_size' },
    ],
    [
      'knows the words of storage',
      ['continuation-token'],
      answer({ Contents: list, IsTruncated: { type: 'boolean' }, NextContinuationToken: text }),
      {},
      { kind: 'cursor', items: 'Contents', next: 'NextContinuationToken', token: 'continuation-token' },
    ],
    [
      'takes the list inside of another property that is called like an item of the resource',
      [],
      answer({ Data: answer({ Pet: list, Owner: list }), Links: answer({ Next: text }) }),
      {},
      { kind: 'link', items: ['Data', 'Pet'], next: ['Links', 'Next'] },
    ],
    [
      'knows an offset, the number of all items and the sign of a next page',
      [
        ['offset', integer],
        ['limit', integer],
      ],
      answer({ results: list, total: integer, next: { type: ['string', 'null'] } }),
      {},
      { kind: 'offset', items: 'results', token: 'offset', size: 'limit', next: 'next', total: 'total' },
    ],
    [
      'knows an offset of a bare list',
      [
        ['skip', integer],
        ['limit', integer],
      ],
      list,
      {},
      { kind: 'offset', token: 'skip', size: 'limit' },
    ],
    [
      'knows a page number',
      [
        ['page', integer],
        ['per_page', integer],
      ],
      answer({ items: list, has_more: { type: 'boolean' } }),
      {},
      { kind: 'page-number', items: 'items', token: 'page', size: 'per_page', next: 'has_more' },
    ],
    [
      'knows the number of pages',
      [
        ['page', integer],
        ['size', integer],
      ],
      answer({ items: list, pages: integer }),
      {},
      { kind: 'page-number', items: 'items', token: 'page', size: 'size', pages: 'pages' },
    ],
    [
      'takes nothing else that is called so for the number of pages',
      [
        ['page', integer],
        ['size', integer],
      ],
      answer({ items: list, pages: answer({ last: text }), meta: answer({ total_pages: integer }) }),
      {},
      { kind: 'page-number', items: 'items', token: 'page', size: 'size', pages: ['meta', 'total_pages'] },
    ],
    [
      'knows a page and its size inside of an object, whose properties are the parameters',
      [['pageable', answer({ page: { ...integer, minimum: 0 }, size: integer, sort: list })]],
      answer({ content: list, totalPages: integer }),
      {},
      { kind: 'page-number', items: 'content', token: 'page', size: 'size', pages: 'totalPages', first: 0 },
    ],
    [
      'knows a first page other than 1',
      [
        ['page', { ...integer, default: 0 }],
        ['pageSize', integer],
      ],
      list,
      {},
      { kind: 'page-number', token: 'page', size: 'pageSize', first: 0 },
    ],
    [
      'knows links in a header',
      [
        ['page', { ...integer, default: 1 }],
        ['per_page', integer],
      ],
      list,
      link,
      { kind: 'link', token: 'page', size: 'per_page' },
    ],
    [
      'knows the sign of a next page and the number of all items inside of other properties',
      [
        ['offset', integer],
        ['limit', integer],
      ],
      answer({ rows: list, meta: answer({ total_count: integer }), links: { anyOf: [answer({ next: text }), {}] } }),
      {},
      {
        kind: 'offset',
        items: 'rows',
        token: 'offset',
        size: 'limit',
        next: ['links', 'next'],
        total: ['meta', 'total_count'],
      },
    ],
    ['knows links without a number', [], answer({ items: list }), link, { kind: 'link', items: 'items' }],
    [
      'takes a cursor before links and numbers',
      [['offset', integer], ['limit', integer], 'cursor'],
      answer({ items: list, next_cursor: text }),
      link,
      { kind: 'cursor', items: 'items', next: 'next_cursor', token: 'cursor', size: 'limit' },
    ],
    [
      'takes no count of a page for that of all',
      [
        ['offset', integer],
        ['limit', integer],
      ],
      answer({ items: list, count: integer }),
      {},
      { kind: 'offset', items: 'items', token: 'offset', size: 'limit' },
    ],
    ['knows none by an offset that is a text', ['offset', ['limit', integer]], list, {}, undefined],
    ['knows none by a number without a size', [['page', integer]], list, {}, undefined],
    ['knows none by a size alone', [['limit', integer]], list, {}, undefined],
  ])('%s', (_fact, parameters, schema, headers, wanted) => {
    expect(paginationOf(parameters, schema, headers)).toEqual(wanted && { itemSchema, ...wanted });
  });
});
