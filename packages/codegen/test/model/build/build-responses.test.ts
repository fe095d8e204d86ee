import { describe, expect, it } from 'vitest';
import type { HttpMethod } from '../../../src/http-methods.ts';
import type { Json } from '../../../src/json.ts';
import { buildResponses } from '../../../src/model/build/build-responses.ts';
import { normaliseOperation } from '../../spec/normalise/normalise.ts';

function responsesOf(responses: Json, method: HttpMethod = 'get') {
  const { operation } = normaliseOperation('/a', { responses });
  if (operation === undefined) throw new Error('no operation');
  return buildResponses(method, operation, { nameOf: () => undefined, index: new Map() });
}

function answers(...statuses: readonly string[]): Json {
  return Object.fromEntries(statuses.map((status) => [status, { description: status }]));
}

function json(type: string): Json {
  return { description: '', content: { 'application/json': { schema: { type } } } };
}

const bytes: Json = { description: '', content: { 'application/octet-stream': {} } };

describe('buildResponses', () => {
  it.each<[fact: string, statuses: string[], success: string, errors: string[]]>([
    ['takes the lowest 2xx for the success', ['404', '204', '200'], '200', ['404']],
    ['takes a range after the statuses in it', ['2XX', '201'], '201', []],
    ['takes a range alone', ['2xx'], '2XX', []],
    ['takes the default where there is no 2xx', ['default', '404'], 'default', ['404']],
    ['takes the default for an error beside a 2xx', ['default', '500', '200'], '200', ['500', 'default']],
    [
      'puts errors in the order of their status',
      ['5xx', '404', '4XX', '401', '500', '200'],
      '200',
      ['401', '404', '4XX', '500', '5XX'],
    ],
    ['gives an empty 200 to a document that declares none', ['404'], '200', ['404']],
    ['leaves out redirects', ['200', '302'], '200', []],
  ])('%s', (_fact, statuses, success, errors) => {
    const built = responsesOf(answers(...statuses));
    expect(built.success.status).toBe(success);
    expect(built.errors.map(({ status }) => status)).toEqual(errors);
  });

  it('gives answers without content neither media type nor schema', () => {
    expect(responsesOf({ 204: { description: 'Gone.' } }).success).toEqual({
      status: '204',
      description: 'Gone.',
      headers: [],
    });
  });

  it('keeps content, headers and the first example', () => {
    const success = {
      description: 'It.',
      headers: { 'X-Left': { description: 'Calls left.', schema: { type: 'integer' } } },
      content: {
        'application/json': {
          schema: { type: 'string' },
          examples: { first: { value: 'a' }, second: { value: 'b' } },
        },
      },
    };
    expect(responsesOf({ 200: success }).success).toEqual({
      status: '200',
      description: 'It.',
      mediaType: 'application/json',
      kind: 'json',
      schema: { kind: 'string' },
      headers: [{ name: 'X-Left', description: 'Calls left.', schema: { kind: 'integer' } }],
      example: 'a',
    });
  });

  it('takes content without a schema for anything', () => {
    expect(responsesOf({ 200: { content: { 'application/json': {} } } }).success.schema).toEqual({ kind: 'unknown' });
  });

  it.each<[mediaType: string, framing: string | undefined]>([
    ['text/event-stream', 'sse'],
    ['application/jsonl', 'jsonl'],
    ['text/plain', 'text'],
    ['application/json', undefined],
  ])('reads %s as a stream of %s', (mediaType, framing) => {
    const content = { [mediaType]: { itemSchema: { type: 'object', properties: { data: { type: 'string' } } } } };
    expect(responsesOf({ 200: { description: '', content } }).framing).toBe(framing);
  });

  it('answers JSON where an operation offers a stream beside it', () => {
    const content = { 'text/event-stream': {}, 'application/json': { schema: { type: 'string' } } };
    const built = responsesOf({ 200: { description: '', content } });
    expect(built.success.mediaType).toBe('application/json');
    expect(built.framing).toBeUndefined();
  });

  it.each<[fact: string, given: Json, wanted: object]>([
    ['one form where they agree', { 200: json('string'), 201: json('string') }, { schema: { kind: 'string' } }],
    [
      'the union of their forms',
      { 200: json('string'), 202: json('integer') },
      { kind: 'json', schema: { kind: 'union', members: [{ kind: 'string' }, { kind: 'integer' }] } },
    ],
    ['that there may be nothing', { 200: json('string'), 204: { description: '' } }, { mayBeEmpty: true }],
    ['that they are read in different ways', { 200: json('string'), 206: bytes }, { kind: 'mixed' }],
  ])('takes of several successes %s', (_fact, given, wanted) => {
    expect(responsesOf(given).success).toMatchObject({ status: '200', ...wanted });
  });

  it('has no content for HEAD', () => {
    expect(responsesOf({ 200: json('string') }, 'head').success).toEqual({
      status: '200',
      description: '',
      headers: [],
    });
  });
});
