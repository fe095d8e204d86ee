import { describe, expect, it } from 'vitest';
import { buildModel } from '../../src/model/build-model.ts';
import type { Json, Schema } from '../../src/model/schema.ts';
import { normalise } from '../spec/normalise/normalise.ts';

const text = { type: 'string' };
const list = { type: 'array', items: text };

/** How `GET /pets` is paged, where it has these query parameters and answers an object with these properties. */
function paginationOf(parameters: readonly string[], properties: Readonly<Record<string, Json>>) {
  const operation = {
    parameters: parameters.map((name) => ({ name, in: 'query', schema: text })),
    responses: {
      '200': { description: '', content: { 'application/json': { schema: { type: 'object', properties } } } },
    },
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
      { items: 'items', next: 'next_page_token', token: 'page_token', size: 'page_size' },
    ],
    [
      'knows names in camel case',
      ['pageToken'],
      { results: list, nextPageToken: text },
      { items: 'results', next: 'nextPageToken', token: 'pageToken' },
    ],
    [
      'knows a cursor that may be null',
      ['cursor'],
      { data: list, next_cursor: { type: ['string', 'null'] } },
      { items: 'data', next: 'next_cursor', token: 'cursor' },
    ],
    [
      'takes the list that is called like the resource',
      ['cursor'],
      { errors: list, pets: list, next_cursor: text },
      { items: 'pets', next: 'next_cursor', token: 'cursor' },
    ],
    [
      'takes the only list',
      ['next_token'],
      { creatures: list, next_token: text },
      { items: 'creatures', next: 'next_token', token: 'next_token' },
    ],
    [
      'takes a parameter that is called like the property',
      ['next_page'],
      { items: list, next_page: text },
      { items: 'items', next: 'next_page', token: 'next_page' },
    ],
    ['knows none among several lists', ['cursor'], { cats: list, dogs: list, next_cursor: text }, undefined],
    ['knows none without a list', ['cursor'], { items: text, next_cursor: text }, undefined],
    ['knows none without a parameter', ['limit'], { items: list, next_cursor: text }, undefined],
    ['knows none without a token', ['cursor'], { items: list }, undefined],
    ['knows none by an address', ['cursor'], { items: list, next_page: { ...text, format: 'uri' } }, undefined],
    ['knows none by a number', ['cursor'], { items: list, next_page: { type: 'integer' } }, undefined],
  ])('%s', (_fact, parameters, properties, wanted) => {
    expect(paginationOf(parameters, properties)).toEqual(wanted && { ...wanted, itemSchema });
  });
});
