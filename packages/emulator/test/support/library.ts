import type { ApiDescription, Route, RouteParameter } from '../../src/runtime/route.ts';

const inPath = (name: string, schema: RouteParameter['schema'] = { type: 'string' }): RouteParameter => ({
  name,
  in: 'path',
  required: true,
  schema,
});

const json = (status: string, schema: object) => ({ status, mediaType: 'application/json', schema: { ...schema } });
const problem = json('default', { $ref: '#/$defs/Problem' });
const shelfId = inPath('shelf_id', { type: 'integer' });

const route = (
  id: string,
  method: Route['method'],
  path: string,
  rest: Partial<Route> & Pick<Route, 'success'>,
): Route => ({
  id,
  method,
  path,
  authenticated: false,
  parameters: [],
  errors: [problem],
  ...rest,
});

/**
 * A library: shelves that the server names, books on them, members that clients name, opening hours that nobody can
 * create, reports, and news as a stream. Errors have a form of their own.
 */
export const libraryApi: ApiDescription = {
  environment: { baseURL: 'LIBRARY_BASE_URL' },
  auth: { type: 'bearer' },
  definitions: {
    Problem: {
      type: 'object',
      required: ['code', 'title'],
      additionalProperties: false,
      properties: { code: { enum: ['wrong', 'missing'] }, title: { type: 'string', examples: ['It went wrong'] } },
    },
    Shelf: {
      type: 'object',
      required: ['id', 'label', 'created_at'],
      properties: {
        id: { type: 'integer' },
        label: { type: 'string', minLength: 2 },
        created_at: { type: 'string', format: 'date-time' },
        colour: { enum: ['red', 'blue'] },
        code: { type: 'string', pattern: '^[A-Z]{2}-\\d{3}$' },
      },
    },
    NewShelf: {
      type: 'object',
      required: ['label'],
      properties: {
        label: { type: 'string', minLength: 2 },
        colour: { enum: ['red', 'blue'] },
        secret: { type: 'string' },
      },
    },
    ShelfPage: {
      type: 'object',
      required: ['data', 'total'],
      properties: {
        data: { type: 'array', items: { $ref: '#/$defs/Shelf' } },
        next: { type: ['string', 'null'] },
        total: { type: 'integer', minimum: 0 },
      },
    },
    Book: {
      type: 'object',
      required: ['book_id', 'title'],
      properties: { book_id: { type: 'string', format: 'uuid' }, title: { type: 'string' } },
    },
    Member: {
      type: 'object',
      required: ['member_name', 'age'],
      properties: { member_name: { type: 'string' }, age: { type: 'integer', minimum: 18 } },
    },
    News: { oneOf: [{ $ref: '#/$defs/Closed' }, { $ref: '#/$defs/Arrived' }, { $ref: '#/$defs/Lent' }] },
    Closed: {
      type: 'object',
      required: ['kind', 'failed', 'reason'],
      properties: { kind: { const: 'closed' }, failed: { type: 'boolean' }, reason: { type: ['string', 'null'] } },
    },
    Arrived: {
      type: 'object',
      required: ['kind', 'book'],
      properties: { kind: { const: 'arrived' }, book: { $ref: '#/$defs/Book' } },
    },
    Lent: { type: 'object', required: ['kind'], properties: { kind: { const: 'lent' } } },
    Tree: {
      type: 'object',
      required: ['left'],
      properties: { left: { $ref: '#/$defs/Leaf' }, up: { $ref: '#/$defs/Tree' } },
    },
    Leaf: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/Tree' }] },
  },
  routes: [
    route('shelves.list', 'get', '/shelves', {
      parameters: [
        { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 1 } },
        { name: 'cursor', in: 'query', required: false, schema: { type: 'string' } },
      ],
      success: json('200', { $ref: '#/$defs/ShelfPage' }),
      pagination: { kind: 'cursor', items: 'data', next: 'next', token: 'cursor', size: 'limit' },
    }),
    route('shelves.create', 'post', '/shelves', {
      body: { required: true, mediaType: 'application/json', schema: { $ref: '#/$defs/NewShelf' } },
      success: json('201', { $ref: '#/$defs/Shelf' }),
    }),
    route('shelves.retrieve', 'get', '/shelves/{shelf_id}', {
      parameters: [shelfId],
      success: json('200', { $ref: '#/$defs/Shelf' }),
    }),
    route('shelves.update', 'patch', '/shelves/{shelf_id}', {
      parameters: [shelfId],
      body: { required: true, mediaType: 'application/json', schema: { type: 'object' } },
      success: json('200', { $ref: '#/$defs/Shelf' }),
    }),
    route('shelves.delete', 'delete', '/shelves/{shelf_id}', { parameters: [shelfId], success: { status: '204' } }),
    route('shelves.label', 'get', '/shelves/{shelf_id}/label', {
      parameters: [shelfId],
      success: json('200', { type: 'object', required: ['label'], properties: { label: { type: 'string' } } }),
    }),
    route('books.list', 'get', '/shelves/{shelf_id}/books', {
      parameters: [shelfId],
      success: json('200', { type: 'array', items: { $ref: '#/$defs/Book' } }),
    }),
    route('books.create', 'post', '/shelves/{shelf_id}/books', {
      parameters: [shelfId],
      body: {
        required: true,
        mediaType: 'multipart/form-data',
        schema: { type: 'object', required: ['title'], properties: { title: { type: 'string' }, cover: {} } },
      },
      success: json('200', { $ref: '#/$defs/Book' }),
    }),
    route('books.retrieve', 'get', '/shelves/{shelf_id}/books/{book_id}', {
      parameters: [shelfId, inPath('book_id', { type: 'string', format: 'uuid' })],
      success: json('200', { $ref: '#/$defs/Book' }),
    }),
    route('members.put', 'put', '/members/{member_name}', {
      parameters: [inPath('member_name')],
      body: {
        required: true,
        mediaType: 'application/x-www-form-urlencoded',
        schema: { type: 'object', required: ['age'], properties: { age: { type: 'integer' } } },
      },
      success: json('200', { $ref: '#/$defs/Member' }),
    }),
    route('members.retrieve', 'get', '/members/{member_name}', {
      parameters: [inPath('member_name')],
      success: json('200', { $ref: '#/$defs/Member' }),
    }),
    route('hours.retrieve', 'get', '/hours/{day}', {
      parameters: [inPath('day', { enum: ['monday', 'tuesday'] })],
      success: json('200', {
        type: 'object',
        required: ['day', 'opens'],
        properties: { day: { type: 'string' }, opens: { type: 'string', examples: ['09:30'] } },
      }),
    }),
    route('hours.special', 'get', '/hours/special', {
      success: json('200', { type: 'object', required: ['opens'], properties: { opens: { const: 'noon' } } }),
    }),
    route('desk.ring', 'post', '/desk', { success: json('204', { type: 'object' }), errors: [{ status: '422' }] }),
    route('desk.call', 'put', '/desk', {
      parameters: [{ name: 'name', in: 'query', required: true, schema: { type: 'string' } }],
      success: { status: '204' },
      errors: [{ status: '422' }],
    }),
    route('reports.latest', 'get', '/reports/latest', {
      success: { ...json('200', { type: 'object', required: ['visits'] }), example: { visits: 42 } },
    }),
    route('reports.text', 'get', '/reports/text', {
      success: { status: '200', mediaType: 'text/csv', schema: { type: 'string', examples: ['a,b'] } },
    }),
    route('tree.retrieve', 'get', '/tree', { success: json('200', { $ref: '#/$defs/Tree' }) }),
    ...(['sse', 'jsonl'] as const).map((framing) =>
      route(`news.${framing}`, 'get', `/news.${framing}`, {
        success: {
          status: '200',
          mediaType: framing === 'sse' ? 'text/event-stream' : 'application/jsonl',
          schema: { $ref: '#/$defs/News' },
        },
        stream: {
          framing,
          discriminator: 'kind',
          deltas: [],
          ends: 'closed',
          fails: { when: 'failed', message: 'reason' },
        },
      }),
    ),
  ],
};
