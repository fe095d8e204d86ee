import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { normalise, normaliseAnswer } from './normalise.ts';

const event = '#/components/schemas/Event';
const schemas = {
  Event: { type: 'object', properties: { text: { type: 'string' } } },
  Envelope: { properties: { event: { const: 'done' }, data: { $ref: event } } },
};
const carried = { type: 'string', contentMediaType: 'application/json', contentSchema: { $ref: event } };

describe('a stream of events', () => {
  const cases: [string, Json, Json][] = [
    [
      'the content of data',
      { itemSchema: { properties: { event: { type: 'string' }, data: carried } } },
      { $ref: event },
    ],
    ['an object of data alone', { schema: { properties: { data: { $ref: event } } } }, { $ref: event }],
    ['the content of data alone', { itemSchema: { properties: { data: carried } } }, { $ref: event }],
    ['an item that is no event', { itemSchema: { $ref: event } }, { $ref: event }],
    ['a schema that is no list', { schema: { $ref: event } }, { $ref: event }],
    ['the items of a list', { schema: { type: 'array', items: { $ref: event } } }, { $ref: event }],
    [
      'events of several kinds, each carrying its own',
      {
        itemSchema: {
          oneOf: [
            { properties: { event: { const: 'a' }, data: carried } },
            { properties: { event: { const: 'b' }, data: { type: 'string' } } },
            { $ref: '#/components/schemas/Envelope' },
          ],
        },
      },
      { oneOf: [{ $ref: event }, { type: 'string' }] },
    ],
    [
      'a part of the event that all kinds share',
      {
        itemSchema: { properties: { data: carried, id: {} }, oneOf: [{ properties: { event: { const: 'a' } } }] },
      },
      { $ref: event },
    ],
    [
      'text that holds JSON of any form',
      {
        itemSchema: { properties: { data: { type: 'string', contentMediaType: 'application/json' } } },
      },
      {},
    ],
    [
      'a body that has a property named data',
      {
        schema: { properties: { data: { type: 'object' }, more: { type: 'boolean' } } },
      },
      { type: 'object', properties: { data: { type: 'object' }, more: { type: 'boolean' } } },
    ],
    ['text as a whole', { schema: { type: 'string' } }, {}],
    ['nothing', {}, {}],
  ];
  test.each(cases)('is described by %s', (_, given, wanted) => {
    const read = normaliseAnswer('text/event-stream; charset=utf-8', given, schemas);
    expect(read).toEqual({ 'x-stream': 'sse', schema: wanted });
  });
});

test.each(['application/jsonl', 'application/x-ndjson', 'application/json-seq'])(
  '%s holds items line by line',
  (type) => {
    const read = normaliseAnswer(type, { itemSchema: { $ref: event } }, schemas);
    expect(read).toEqual({ 'x-stream': 'jsonl', schema: { $ref: event } });
  },
);

test('items of a request are a list, since they are there at once', () => {
  const content = { 'application/jsonl': { itemSchema: { type: 'string' } } };
  const { document } = normalise({ paths: { '/a': { post: { requestBody: { content }, responses: {} } } } });
  expect(document.paths['/a']?.post?.requestBody?.content['application/jsonl']).toEqual({
    schema: { type: 'array', items: { type: 'string' } },
  });
});

test.each([
  ['application/pdf', {}, { type: 'string', format: 'binary' }],
  ['application/octet-stream', { schema: {} }, { type: 'string', format: 'binary' }],
  ['application/json', { schema: {} }, {}],
  ['application/vnd.api+json', {}, undefined],
  ['text/plain', {}, undefined],
  ['image/png', { schema: { type: 'string' } }, { type: 'string' }],
])('content of %s that says %j is %j', (type, given, wanted) => {
  expect(normaliseAnswer(type, given)?.schema).toEqual(wanted);
});

test('an example becomes a map of one', () => {
  expect(normaliseAnswer('application/json', { example: { a: 1 } })?.examples).toEqual({
    default: { value: { a: 1 } },
  });
});

test.each([
  ['application/pdf', '3.0', { type: 'string', format: 'binary', description: 'D.' }],
  ['application/json', '3.0', { description: 'D.' }],
  ['text/csv', '2.0', { description: 'D.' }],
  ['application/json', '3.1', { type: 'string', format: 'binary', description: 'D.' }],
] as const)('bytes as %s have in %s the form %j', (mediaType, version, wanted) => {
  const content = { [mediaType]: { schema: { type: 'string', format: 'binary', description: 'D.' } } };
  const responses = { 200: { description: '', content } };
  const { document } = normalise({ paths: { '/given': { get: { responses } } } }, version);
  expect(document.paths['/given']?.get?.responses['200']?.content?.[mediaType]?.schema).toEqual(wanted);
});
