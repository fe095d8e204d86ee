import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/json.ts';
import { normaliseDocument } from '../../../src/spec/normalise/normalise-document.ts';

/** Words of the specification, so that what is generated goes deep, and names that break careless code. */
const words = [
  ...['$ref', 'allOf', 'anyOf', 'components', 'const', 'content', 'data', 'default', 'description', 'discriminator'],
  ...['enum', 'event', 'examples', 'get', 'headers', 'in', 'itemSchema', 'items', 'mapping', 'name', 'nullable'],
  ...['oneOf', 'parameters', 'paths', 'properties', 'propertyName', 'required', 'requestBody', 'responses', 'schema'],
  ...['schemas', 'type', '200', '/a/{b}', 'text/event-stream', 'application/json', 'constructor', 'toString', 'x-a'],
];
const texts = [
  ...['#/components/schemas/A', '#/components/schemas/B/properties/data', '#/paths/~1a~1{b}', '#', 'A', 'a.yaml'],
  ...['string', 'null', 'object', 'array', 'path', 'query', 'b', ''],
];

const { value } = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 7, withCrossShrink: true },
    fc.constantFrom<Json>(null, true, false, 0, -1.5, ...texts),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.constantFrom(...words), tie('value'), { maxKeys: 5 }),
}));

const document = fc.record({
  openapi: fc.constant('3.1.1'),
  info: value,
  paths: fc.dictionary(fc.constantFrom('/a/{b}', 'c', '/constructor'), fc.dictionary(fc.constantFrom(...words), value)),
  components: fc.record({ schemas: fc.dictionary(fc.constantFrom('A', 'B', 'constructor'), value) }),
});

/** Extensions are read anew each time, from what the document says without them. */
function withoutMarks(item: unknown): unknown {
  return JSON.parse(JSON.stringify(item, (key, inner) => (key.startsWith('x-') ? undefined : inner)));
}

test('normaliseDocument reads any document, and its result is final', () => {
  fc.assert(
    fc.property(document, (given) => {
      const { document: once } = normaliseDocument(given, '3.1');
      const { document: twice, warnings } = normaliseDocument(once as unknown as JsonObject, '3.1');
      expect(warnings).toEqual([]);
      expect(withoutMarks(twice)).toEqual(withoutMarks(once));
    }),
    // The seed is fixed, so that what passes here passes everywhere.
    { numRuns: 3000, seed: 20 },
  );
});
