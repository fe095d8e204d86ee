import { describe, expect, it } from 'vitest';
import type { ChangeLevel } from '../../src/diff/change.ts';
import { compareModels } from '../../src/diff/compare-models.ts';
import type { Json } from '../../src/json.ts';
import { modelOf } from '../sources.ts';

type Fields = { readonly [name: string]: Json };

const text = { type: 'string' };
const number = { type: 'number' };
const list = { type: 'array', items: text };
const object = { type: 'object', properties: { b: text } };
const free = { type: 'object' };
const pair = { type: 'array', prefixItems: [text, text] };

/** `POST /a`, which answers what it is sent: an object with the property `a` of this form. */
async function echo(schema: Fields) {
  const content = { 'application/json': { schema: { type: 'object', properties: { a: schema, z: text } } } };
  const post = { requestBody: { content }, responses: { 200: { description: '', content } } };
  return modelOf(
    `paths: ${JSON.stringify({ '/a': { post } })}\ncomponents: ${JSON.stringify({ schemas: { One: text, Two: object } })}`,
  );
}

describe('compareModels', () => {
  it.each<[keyword: string, before: Fields, after: Fields, asked: ChangeLevel[], answered: ChangeLevel[]]>([
    ['$ref', { $ref: '#/components/schemas/One' }, { $ref: '#/components/schemas/Two' }, ['breaking'], ['breaking']],
    ['type', text, { type: 'boolean' }, ['breaking'], ['breaking']],
    ['type, with null', text, { type: ['string', 'null'] }, ['feature'], ['breaking']],
    ['type, without null', { type: ['string', 'null'] }, text, ['breaking'], ['fix']],
    ['const', { const: 'x' }, { const: 'y' }, ['breaking'], ['breaking']],
    ['enum, wider', { enum: ['x'] }, { enum: ['x', 'y'] }, ['feature'], ['feature']],
    ['enum, narrower', { enum: ['x', 'y'] }, { enum: ['x'] }, ['breaking'], ['fix']],
    ['format', text, { ...text, format: 'uuid' }, ['breaking'], ['fix']],
    ['format, binary', text, { ...text, format: 'binary' }, ['breaking'], ['breaking']],
    ['pattern', { ...text, pattern: '^a' }, text, ['feature'], ['fix']],
    ['minLength', text, { ...text, minLength: 1 }, ['breaking'], ['fix']],
    ['maxLength', { ...text, maxLength: 1 }, { ...text, maxLength: 2 }, ['feature'], ['fix']],
    ['minimum', number, { ...number, minimum: 1 }, ['breaking'], ['fix']],
    ['maximum', number, { ...number, maximum: 1 }, ['breaking'], ['fix']],
    ['exclusiveMinimum', { ...number, exclusiveMinimum: 1 }, number, ['feature'], ['fix']],
    ['exclusiveMaximum', number, { ...number, exclusiveMaximum: 1 }, ['breaking'], ['fix']],
    ['multipleOf', { ...number, multipleOf: 2 }, { ...number, multipleOf: 3 }, ['breaking'], ['fix']],
    ['items', list, { ...list, items: number }, ['breaking'], ['breaking']],
    ['minItems', list, { ...list, minItems: 1 }, ['breaking'], ['fix']],
    ['maxItems', list, { ...list, maxItems: 1 }, ['breaking'], ['fix']],
    ['uniqueItems', list, { ...list, uniqueItems: true }, ['breaking'], ['fix']],
    ['prefixItems', pair, { ...pair, prefixItems: [text, number] }, ['breaking'], ['breaking']],
    ['prefixItems, fewer', pair, { ...pair, prefixItems: [text] }, ['breaking'], ['breaking']],
    ['items beside prefixItems', pair, { ...pair, items: number }, ['breaking'], ['fix']],
    ['no items beside prefixItems', pair, { ...pair, items: false }, ['breaking'], ['breaking']],
    ['properties', object, { ...object, properties: { b: text, c: text } }, ['feature'], ['feature']],
    ['properties, fewer', { ...object, properties: { b: text, c: text } }, object, ['breaking'], ['breaking']],
    ['required', object, { ...object, required: ['b'] }, ['breaking'], ['fix']],
    ['required, no more', { ...object, required: ['b'] }, object, ['feature'], ['breaking']],
    ['additionalProperties', free, { ...free, additionalProperties: text }, ['breaking'], ['fix']],
    ['no additionalProperties', free, { ...free, additionalProperties: false }, ['breaking'], ['breaking']],
    ['patternProperties', free, { ...free, patternProperties: { '^b': text } }, ['breaking'], ['fix']],
    ['minProperties', object, { ...object, minProperties: 1 }, ['breaking'], ['fix']],
    ['maxProperties', { ...object, maxProperties: 1 }, object, ['feature'], ['fix']],
    ['allOf', { allOf: [object] }, { allOf: [object, { ...free, required: ['b'] }] }, ['breaking'], ['fix']],
    ['anyOf', { anyOf: [text, number] }, { anyOf: [text] }, ['breaking'], ['fix']],
    ['oneOf', { oneOf: [text] }, { oneOf: [text, number] }, ['feature'], ['breaking']],
    ['not', object, { not: {} }, ['breaking'], ['fix']],
    ['contentEncoding', text, { ...text, contentEncoding: 'binary' }, ['breaking'], ['breaking']],
    ['description', text, { ...text, description: 'B' }, ['fix'], ['fix']],
    ['default', text, { ...text, default: 'b' }, ['fix'], ['fix']],
    ['deprecated', text, { ...text, deprecated: true }, ['fix'], ['fix']],
    ['readOnly', text, { ...text, readOnly: true }, ['breaking'], []],
    ['readOnly, no more', { ...text, readOnly: true }, text, ['feature'], []],
    ['writeOnly', text, { ...text, writeOnly: true }, [], ['breaking']],
    ['writeOnly, no more', { ...text, writeOnly: true }, text, [], ['feature']],
    ['title', text, { ...text, title: 'B' }, [], []],
    ['examples', text, { ...text, examples: ['b'] }, [], []],
    ['xml', text, { ...text, xml: { name: 'b' } }, [], []],
  ])('weighs another `%s`', async (_, before, after, asked, answered) => {
    const changes = compareModels(await echo(before), await echo(after));
    const levels = (start: string) => changes.filter(({ place }) => place.startsWith(start)).map(({ level }) => level);
    expect([levels('a.create.a'), levels('a.create().a')]).toEqual([asked, answered]);
  });

  const query = { name: 'q', in: 'query', schema: list };
  const header = { name: 'h', in: 'header', schema: text };
  const part = { b: { contentType: 'text/csv' } };
  const answer = (fields: Fields) => ({ responses: { 200: { description: '', ...fields } } });
  const asks = (fields: Fields) => ({
    requestBody: { content: { 'multipart/form-data': { schema: object } }, ...fields },
  });
  const json = (schema: Fields) => ({ content: { 'application/json': { schema } } });
  const headers = (h: Fields) => answer({ headers: { h } });

  it.each<[field: string, before: Fields, after: Fields, wanted: ChangeLevel[]]>([
    ['summary', {}, { summary: 'A' }, ['fix']],
    ['description', { description: 'A' }, { description: 'B' }, ['fix']],
    ['deprecated', {}, { deprecated: true }, ['fix']],
    ['security', { security: [] }, { security: [{ key: [] }] }, ['breaking']],
    ['servers', {}, { servers: [{ url: 'https://b.test' }] }, ['fix']],
    ['operationId', {}, { operationId: 'b' }, []],
    ['parameters', {}, { parameters: [query] }, ['feature']],
    [
      'parameters[].in',
      { parameters: [{ ...header, name: 'q' }] },
      { parameters: [{ ...header, name: 'q', in: 'query' }] },
      ['fix'],
    ],
    ['parameters[].required', { parameters: [query] }, { parameters: [{ ...query, required: true }] }, ['breaking']],
    [
      'parameters[].schema',
      { parameters: [query] },
      { parameters: [{ ...query, schema: { ...list, maxItems: 1 } }] },
      ['breaking'],
    ],
    ['parameters[].description', { parameters: [query] }, { parameters: [{ ...query, description: 'B' }] }, ['fix']],
    ['parameters[].deprecated', { parameters: [query] }, { parameters: [{ ...query, deprecated: true }] }, ['fix']],
    ['parameters[].style', { parameters: [query] }, { parameters: [{ ...query, style: 'pipeDelimited' }] }, ['fix']],
    ['parameters[].explode', { parameters: [query] }, { parameters: [{ ...query, explode: false }] }, ['fix']],
    [
      'parameters[].allowReserved',
      { parameters: [query] },
      { parameters: [{ ...query, allowReserved: true }] },
      ['fix'],
    ],
    [
      'parameters[].content',
      { parameters: [query] },
      { parameters: [{ name: 'q', in: 'query', ...json(list) }] },
      ['fix'],
    ],
    [
      'parameters[].schema, by its flag',
      { parameters: [{ ...query, name: 'tags' }] },
      { parameters: [{ ...query, name: 'tags', schema: text }] },
      ['breaking', 'breaking'],
    ],
    ['requestBody', {}, asks({}), ['feature']],
    ['requestBody.required', asks({}), asks({ required: true }), ['breaking']],
    ['requestBody.description', asks({}), asks({ description: 'B' }), ['fix']],
    ['requestBody.content', asks({}), asks(json(object)), ['fix']],
    ['requestBody.content, of one text', asks(json(object)), asks(json(text)), ['breaking']],
    [
      'encoding.contentType',
      asks({}),
      asks({ content: { 'multipart/form-data': { schema: object, encoding: part } } }),
      ['fix'],
    ],
    [
      'a parameter that takes the name of a property of the body',
      asks(json(object)),
      { ...asks(json(object)), parameters: [{ ...query, name: 'b' }] },
      ['breaking', 'breaking', 'feature'],
    ],
    ['responses', answer({}), answer(json(object)), ['feature']],
    [
      'responses, with one that is empty',
      answer(json(object)),
      { responses: { ...answer(json(object)).responses, 204: { description: '' } } },
      ['breaking'],
    ],
    [
      'responses, with none that is empty',
      { responses: { ...answer(json(object)).responses, 204: { description: '' } } },
      answer(json(object)),
      ['fix'],
    ],
    ['responses, that tell of an error', {}, { responses: { 404: { description: 'B' } } }, ['fix']],
    ['description of a response', answer({}), answer({ description: 'B' }), ['fix']],
    [
      'content of a response',
      answer({ content: { 'text/csv': {} } }),
      answer({ content: { 'text/plain': {} } }),
      ['fix'],
    ],
    ['headers', answer({}), headers({ schema: text }), ['feature']],
    ['headers, fewer', headers({ schema: text }), answer({}), ['breaking']],
    ['headers[].required', headers({ schema: text, required: true }), headers({ schema: text }), ['breaking']],
    ['headers[].schema', headers({ schema: text }), headers({ schema: number }), ['breaking']],
    ['headers[].description', headers({ schema: text }), headers({ schema: text, description: 'B' }), ['fix']],
    ['links', answer({}), answer({ links: { self: { operationId: 'a' } } }), ['fix']],
    ['an extension', {}, { 'x-b': true }, []],
  ])('weighs another `%s` of an operation', async (_, before, after, wanted) => {
    const call = (fields: Fields) =>
      modelOf(
        `servers: [{ url: https://a.test }]\ncomponents: { securitySchemes: { key: { type: http, scheme: bearer } } }\n` +
          `paths: ${JSON.stringify({ '/a': { post: { operationId: 'a', responses: {}, ...fields } } })}`,
      );
    const changes = compareModels(await call(before), await call(after));
    expect(changes.map(({ level }) => level)).toEqual(wanted);
  });

  const listed = { type: 'object', properties: { next: text, items: { type: 'array', items: free } } };
  const kind = (type: string) => ({ type: 'object', properties: { type: { const: type }, text }, required: ['type'] });
  const event = { oneOf: [kind('piece'), kind('said'), kind('end')], discriminator: { propertyName: 'type' } };
  const paths = {
    '/a': {
      get: { ...answer(json(listed)), parameters: ['cursor', 'limit'].map((name) => ({ ...query, name })) },
      post: {
        requestBody: json({ type: 'object', properties: { wish: text } }),
        ...answer({ content: { 'text/event-stream': { itemSchema: event } } }),
      },
    },
    '/a/events': { get: answer(json({ type: 'object', properties: { events: { type: 'array', items: event } } })) },
  };
  const turn = 'turn: { starts: said from wish, ends: end }';
  const deltas = 'deltas: { piece: said }';

  it.each<[key: string, list: readonly [string, string], talk: readonly [string, string], wanted: ChangeLevel[]]>([
    ['pagination', ['', 'pagination: { items: items, next: next, token: cursor }'], ['', ''], ['breaking']],
    [
      'pagination.token',
      [
        'pagination: { items: items, next: next, token: cursor }',
        'pagination: { items: items, next: next, token: limit }',
      ],
      ['', ''],
      ['fix'],
    ],
    ['flags', ['', 'flags: { limit: most }'], ['', ''], ['breaking']],
    ['touches', ['', ''], ['', 'touches: [list]'], ['fix']],
    ['done', ['', ''], ['', 'done: END'], ['fix']],
    ['turn', ['', ''], ['', turn], ['feature']],
    ['turn, no more', ['', ''], [turn, ''], ['breaking']],
    [
      'turn.answers',
      ['', ''],
      [`${turn}, ${deltas}`, `${turn.replace(' }', ', answers: said }')}, ${deltas}`],
      ['fix'],
    ],
    ['deltas', ['', ''], [turn, `${turn}, ${deltas}`], ['fix']],
    ['calls', ['', ''], [turn, `${turn}, calls: { call: said, result: end, by: text }`], ['fix']],
    ['history', ['', ''], [turn, `${turn}, history: events.events`], ['feature']],
    ['history, no more', ['', ''], [`${turn}, history: events.events`, turn], ['breaking']],
  ])('weighs another `%s` of a configuration', async (_, list, talk, wanted) => {
    const shape = (of: readonly string[]) =>
      modelOf(
        `paths: ${JSON.stringify(paths)}`,
        `resources: { a: { list: { endpoint: get /a, ${of[0]} }, talk: { endpoint: post /a, ${of[1]} }, events: get /a/events } }`,
      );
    const changes = compareModels(await shape([list[0], talk[0]]), await shape([list[1], talk[1]]));
    expect(changes.map(({ level }) => level)).toEqual(wanted);
  });

  it.each([
    ['client: { idempotencyHeader: Key }', '{}', 'breaking'],
    ['{}', 'client: { idempotencyHeader: Key }', 'feature'],
    ['client: { idempotencyHeader: Key }', 'client: { idempotencyHeader: Other }', 'fix'],
    ['client: { class: A }', 'client: { class: B }', 'breaking'],
    ['client: { env: { apiKey: A } }', 'client: { env: { apiKey: B } }', 'breaking'],
    ['models: { A: One }', 'models: { B: One }', 'breaking'],
  ])('weighs what a whole client is called and sends: %s becomes %s', async (before, after, wanted) => {
    const source = `paths: ${JSON.stringify(paths)}\ncomponents: ${JSON.stringify({ schemas: { One: text } })}`;
    const changes = compareModels(await modelOf(source, before), await modelOf(source, after));
    expect(changes[0]?.level).toBe(wanted);
  });
});
