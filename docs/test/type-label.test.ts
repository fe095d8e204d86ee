import { expect, test } from 'vitest';
import type { SchemaData, TypeData } from '../src/runtime/page-data.ts';
import { resolveType, type Schemas, typeLabel } from '../src/runtime/type-label.ts';

const string: TypeData = { kind: 'string' };
const object = (...names: string[]): TypeData => ({
  kind: 'object',
  fields: names.map((name) => ({ name, type: string })),
});
const reference = (name: string): TypeData => ({ kind: 'reference', name });
const union = (...types: TypeData[]): TypeData => ({ kind: 'union', members: types.map((type) => ({ type })) });

const schemas: Schemas = new Map(
  Object.entries({
    Book: object('title', 'author', 'isbn', 'pages', 'year'),
    Note: object('text'),
    Access: { kind: 'enum', values: ['"read"', '"write"'] } satisfies TypeData,
    MaybeNote: { ...reference('Note'), nullable: true } satisfies TypeData,
    Tree: { kind: 'array', items: reference('Tree') } satisfies TypeData,
    Both: { kind: 'intersection', members: [{ type: reference('Note') }, { type: object('id') }] } satisfies TypeData,
    Circle: reference('Circle'),
  }).map(([name, type]): [string, SchemaData] => [name, { name, type }]),
);

test.each<{ type: TypeData; typescript: string; plain: string }>([
  { type: string, typescript: 'string', plain: 'string' },
  { type: { ...string, nullable: true }, typescript: 'string | null', plain: 'string' },
  { type: { kind: 'binary' }, typescript: 'Blob', plain: 'file' },
  { type: { kind: 'const', value: '"stop"' }, typescript: '"stop"', plain: '"stop"' },
  { type: { kind: 'enum', values: ['"a"', '"b"'] }, typescript: '"a" | "b"', plain: '"a" or "b"' },
  { type: { kind: 'array', items: string }, typescript: 'Array<string>', plain: 'array of string' },
  { type: { kind: 'map', values: { kind: 'unknown' } }, typescript: 'Record<string, unknown>', plain: 'map[unknown]' },
  {
    type: { kind: 'tuple', items: [string], rest: { kind: 'number' } },
    typescript: '[string, ...Array<number>]',
    plain: 'array of string, number',
  },
  { type: object('a', 'b', 'c', 'd'), typescript: '{ a, b, c, d }', plain: 'object { a, b, c, d }' },
  {
    type: reference('Book'),
    typescript: 'Book { title, author, isbn, 2 more }',
    plain: 'object { title, author, isbn, 2 more }',
  },
  {
    type: { kind: 'array', items: reference('Book') },
    typescript: 'Array<Book>',
    plain: 'array of object { title, author, isbn, 2 more }',
  },
  { type: reference('Access'), typescript: 'Access', plain: '"read" or "write"' },
  { type: reference('MaybeNote'), typescript: 'MaybeNote { text } | null', plain: 'object { text }' },
  { type: union(reference('Note'), string), typescript: 'Note | string', plain: 'object { text } or string' },
  {
    type: union(string, string, string, string, string),
    typescript: 'string | string | string | 2 more',
    plain: 'string or string or string or 2 more',
  },
  {
    type: { kind: 'intersection', members: [{ type: reference('Note') }, { type: object('id') }] },
    typescript: 'Note & { id }',
    plain: 'Note and object { id }',
  },
  {
    type: { kind: 'array', items: reference('Both') },
    typescript: 'Array<Both>',
    plain: 'array of Both',
  },
  { type: reference('Tree'), typescript: 'Tree', plain: 'array of Tree' },
  { type: reference('Nowhere'), typescript: 'Nowhere', plain: 'unknown' },
])('writes a type as $typescript and as $plain', ({ type, typescript, plain }) => {
  expect(typeLabel(type, 'typescript', schemas)).toBe(typescript);
  expect(typeLabel(type, 'plain', schemas)).toBe(plain);
});

test('a circle of references is unknown', () => {
  expect(resolveType(reference('Circle'), schemas)).toEqual({ kind: 'unknown' });
});
