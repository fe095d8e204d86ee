import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { normalise } from './normalise.ts';

const form = {
  type: 'object',
  required: ['q'],
  properties: { q: { type: 'string' }, tags: { type: 'array', items: {} } },
};

/** What a parameter for the whole query string becomes. */
function read(content: Json) {
  const { document, warnings } = normalise({
    paths: { '/pets': { get: { parameters: [{ name: 'all', in: 'querystring', content }], responses: {} } } },
    components: { schemas: { Form: form } },
  });
  return { parameters: document.paths['/pets']?.get?.parameters, warnings: warnings.length };
}

const wanted = [
  { name: 'q', in: 'query', required: true, schema: { type: 'string' } },
  { name: 'tags', in: 'query', schema: { type: 'array', items: {} } },
];

describe('a parameter for the whole query string', () => {
  it.each<[fact: string, schema: Json]>([
    ['is one for each property of its form', form],
    ['is one for each property of a form by reference', { $ref: '#/components/schemas/Form' }],
  ])('%s', (_fact, schema) => {
    expect(read({ 'application/x-www-form-urlencoded': { schema } })).toEqual({ parameters: wanted, warnings: 0 });
  });

  it.each<[fact: string, content: Json]>([
    ['of another form', { 'application/json': { schema: form } }],
    ['without named properties', { 'application/x-www-form-urlencoded': { schema: { type: 'object' } } }],
  ])('is left out with a warning where it is one %s', (_fact, content) => {
    expect(read(content)).toEqual({ parameters: [], warnings: 1 });
  });
});
