import { describe, expect, it } from 'vitest';
import { listAnswer, onlyPage } from '../../../src/runtime/document/list-page.ts';
import { createValueMaker } from '../../../src/runtime/document/make-value.ts';
import type { JsonSchema, Route, RoutePagination } from '../../../src/runtime/route.ts';
import { createSchemaChecker } from '../../../src/runtime/schema-checker.ts';

const list: JsonSchema = { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } };
const things = [1, 2, 3].map((id) => ({ id }));

const check = createSchemaChecker({});
const tokens = { encode: String, decode: Number };
const tools = { definitions: {}, check, make: createValueMaker({}, check), tokens };

function routeOf(pagination: RoutePagination, success: Route['success']): Route {
  const fields = { authenticated: false, parameters: [], errors: [] };
  return { id: 'things.list', method: 'get', path: '/things', ...fields, success, pagination };
}

/** What a list of three things answers. */
function answer(pagination: RoutePagination, query: Record<string, number>, properties?: Record<string, JsonSchema>) {
  const schema: JsonSchema = properties ? { type: 'object', properties: { items: list, ...properties } } : list;
  const success = { status: '200', mediaType: 'application/json', schema };
  return listAnswer(routeOf(pagination, success), query, things, tools);
}

const [one, two, three] = things;
const offset = { kind: 'offset', token: 'offset', size: 'limit' } as const;
const item = { kind: 'item', token: 'after', size: 'limit' } as const;
const page = { kind: 'page-number', token: 'page', size: 'limit' } as const;

describe('a list', () => {
  it.each<[fact: string, pagination: RoutePagination, query: Record<string, number>, wanted: unknown]>([
    ['by offsets begins with the first thing', offset, { limit: 2 }, [one, two]],
    ['by offsets passes over things', offset, { limit: 2, offset: 1 }, [two, three]],
    ['by offsets ends without things', offset, { limit: 2, offset: 3 }, []],
    ['by the last item begins with the first thing', item, { limit: 2 }, [one, two]],
    ['by the last item goes on after it', item, { limit: 2, after: 2 }, [three]],
    ['by page numbers begins with the first page', page, { limit: 2 }, [one, two]],
    ['by page numbers has a second page', page, { limit: 2, page: 2 }, [three]],
    ['by page numbers from 0 has a page 1', { ...page, first: 0 }, { limit: 2, page: 1 }, [three]],
    ['by page numbers ends without things', page, { limit: 2, page: 3 }, []],
    ['by links has all things on its first page', { kind: 'link', token: 'page' }, { page: 1 }, things],
    ['by links has one page', { kind: 'link', token: 'page' }, { page: 2 }, []],
  ])('%s', (_, pagination, query, wanted) => {
    expect(answer(pagination, query)).toEqual(wanted);
  });

  it('by the last item refuses what is no item of it', () => {
    expect(() => answer(item, { limit: 2, after: 9 })).toThrow(expect.objectContaining({ status: 422 }));
  });

  it.each<[fact: string, pagination: RoutePagination, next: JsonSchema, first: unknown, last: unknown]>([
    ['as a sign', page, { type: 'boolean' }, true, undefined],
    ['as a sign, by the last item', item, { type: 'boolean' }, true, undefined],
    ['as a number', page, { type: ['integer', 'null'] }, 2, null],
    ['as a text', offset, { type: 'string' }, '2', undefined],
  ])('tells of its next page %s', (_, pagination, next, first, last) => {
    const given = { ...pagination, items: 'items', next: 'next', total: 'total' };
    const properties = { next, total: { type: 'integer' } };
    expect(answer(given, { limit: 2 }, properties)).toEqual({ items: [one, two], next: first, total: 3 });
    const end = answer(given, { limit: 3, offset: 0 }, properties);
    expect(end).toEqual({ items: things, total: 3, ...(last !== undefined && { next: last }) });
  });

  it('is nothing where the document gives it no form', () => {
    expect(listAnswer(routeOf(offset, { status: '200' }), {}, things, tools)).toBeUndefined();
  });

  it('by page numbers counts its pages', () => {
    const given = { ...page, items: 'items', pages: 'pages' };
    const wanted = { items: [one, two], pages: 2 };
    expect(answer(given, { limit: 2 }, { pages: { type: 'integer' } })).toEqual(wanted);
  });

  it('has one page where it is empty', () => {
    const schema: JsonSchema = { type: 'object', properties: { items: list, pages: { type: 'integer' } } };
    const success = { status: '200', mediaType: 'application/json', schema };
    const given = { ...page, items: 'items', pages: 'pages' };
    expect(listAnswer(routeOf(given, success), {}, [], tools)).toEqual({ items: [], pages: 1 });
  });

  const object = (properties: Record<string, JsonSchema>, ...required: string[]): JsonSchema => {
    return { type: 'object', properties, required };
  };
  const text: JsonSchema = { type: 'string' };
  const around = object({ token: text, path: { const: '/x' } }, 'token', 'path');

  it.each<[fact: string, next: JsonSchema, first: unknown, last: unknown]>([
    ['with what is required beside it', around, { next: { token: '2', path: '/x' } }, {}],
    [
      'and ends with null around it',
      { anyOf: [around, { type: 'null' }] },
      { next: { token: '2', path: '/x' } },
      { next: null },
    ],
    ['and ends without it', object({ token: text }), { next: { token: '2' } }, {}],
  ])('tells of its next page inside of another property %s', (_, next, first, last) => {
    const given = { ...offset, items: 'items', next: ['next', 'token'] };
    expect(answer(given, { limit: 2 }, { next })).toEqual({ items: [one, two], ...(first as object) });
    expect(answer(given, { limit: 3 }, { next })).toEqual({ items: things, ...(last as object) });
  });

  it('stands inside of another property, and is counted there', () => {
    const given = { ...offset, items: ['page', 'rows'], total: ['page', 'count'] };
    const properties = { page: object({ rows: list, count: { type: 'integer' } }, 'rows') };
    expect(answer(given, { limit: 2 }, properties)).toMatchObject({ page: { rows: [one, two], count: 3 } });
  });
});

describe('an example of a list', () => {
  it.each<[pagination: RoutePagination, query: Record<string, number | string>, wanted: unknown]>([
    [item, {}, things],
    [item, { after: '' }, things],
    [item, { after: 0 }, []],
    [{ ...item, kind: 'cursor' }, { after: 0 }, []],
    [offset, { offset: 0 }, things],
    [offset, { offset: 1 }, []],
    [page, { page: 1 }, things],
    [page, { page: 2 }, []],
  ])('by %j has for %j the items %j', (pagination, query, wanted) => {
    const success = { status: '200', mediaType: 'application/json', schema: list };
    expect(onlyPage(routeOf(pagination, success), query, things, tools)).toEqual(wanted);
  });
});
