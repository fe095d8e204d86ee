import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { normalise, normaliseSchema } from './normalise.ts';

const other = '#/components/schemas/Other';

const texts = { type: 'string' };

test.each<[fact: string, given: Json, wanted: Json]>([
  ['as additional ones', { unevaluatedProperties: texts }, { type: 'object', additionalProperties: texts }],
  ['as none', { type: 'object', unevaluatedProperties: false }, { type: 'object', additionalProperties: false }],
  [
    'not beside additional ones',
    { additionalProperties: texts, unevaluatedProperties: false },
    { type: 'object', additionalProperties: texts },
  ],
  [
    'not beside other schemas',
    { allOf: [{ $ref: other }], unevaluatedProperties: false },
    { allOf: [{ $ref: other }] },
  ],
  ['not beside conditions', { type: 'object', if: {}, unevaluatedProperties: false }, { type: 'object' }],
  ['not beside a reference', { $ref: other, unevaluatedProperties: false }, { $ref: other }],
])('properties that are not evaluated are read %s', (_, given, wanted) => {
  expect(normaliseSchema(given)).toEqual(wanted);
});

describe('null', () => {
  const cases: [string, Json, Json][] = [
    ['a nullable type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
    ['a list of types', { type: ['null', 'string'] }, { type: ['string', 'null'] }],
    ['several types', { type: ['null', 'string', 'integer'] }, { type: ['string', 'integer', 'null'] }],
    [
      'a union with null',
      { anyOf: [{ type: 'null' }, { type: 'string' }], title: 'T' },
      { type: ['string', 'null'], title: 'T' },
    ],
    [
      'what the place says over what the member says',
      { oneOf: [{ type: 'string', description: 'Inner.', maxLength: 3 }, { type: 'null' }], description: 'Outer.' },
      { type: ['string', 'null'], description: 'Outer.', maxLength: 3 },
    ],
    [
      'a reference in a union',
      { oneOf: [{ type: 'null' }, { $ref: other }] },
      { anyOf: [{ $ref: other }, { type: 'null' }] },
    ],
    ['a nullable reference', { $ref: other, nullable: true }, { anyOf: [{ $ref: other }, { type: 'null' }] }],
    ['a nullable allOf', { allOf: [{ $ref: other }], nullable: true }, { anyOf: [{ $ref: other }, { type: 'null' }] }],
    [
      'a nullable object with allOf',
      { type: 'object', allOf: [{ $ref: other }], nullable: true },
      { anyOf: [{ type: 'object', allOf: [{ $ref: other }] }, { type: 'null' }] },
    ],
    [
      'null within a member',
      { anyOf: [{ type: ['string', 'null'] }, { type: 'integer' }] },
      { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] },
    ],
    [
      'null within a union in a union',
      { oneOf: [{ anyOf: [{ $ref: other }, { type: 'null' }] }, { type: 'integer' }] },
      { oneOf: [{ $ref: other }, { type: 'integer' }, { type: 'null' }] },
    ],
    ['an enum with null', { type: 'string', enum: [null, 'a'] }, { type: ['string', 'null'], enum: ['a', null] }],
    [
      'a nullable enum without null',
      { type: ['string', 'null'], enum: ['a'] },
      { type: ['string', 'null'], enum: ['a', null] },
    ],
    ['an enum without a type', { enum: ['a', null] }, { type: ['string', 'null'], enum: ['a', null] }],
    ['an enum of several types', { enum: ['a', 1, null] }, { anyOf: [{ enum: ['a', 1] }, { type: 'null' }] }],
    ['a constant beside null', { type: ['string', 'null'], const: 'a' }, { type: 'string', const: 'a' }],
    ['the constant null', { const: null, title: 'T' }, { type: 'null', title: 'T' }],
    ['the only value null', { enum: [null] }, { type: 'null' }],
    ['any value', { nullable: true, description: 'Any.' }, { description: 'Any.' }],
  ];
  test.each(cases)('has one form: %s', (_, given, wanted) => {
    expect(normaliseSchema(given)).toEqual(wanted);
  });
});

describe('what schemas have before 3.1 alone', () => {
  const cases: [fact: string, given: Json, wanted: Json][] = [
    [
      'flags beside limits',
      { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: true },
      { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 9 },
    ],
    ['a flag that is not set', { type: 'number', minimum: 0, exclusiveMinimum: false }, { type: 'number', minimum: 0 }],
    ['a flag beside no limit', { type: 'number', exclusiveMaximum: true }, { type: 'number' }],
    ['bytes as text', { type: 'string', format: 'byte' }, { type: 'string', contentEncoding: 'base64' }],
    [
      'bytes as text or null',
      { type: 'string', format: 'base64', nullable: true },
      { type: ['string', 'null'], contentEncoding: 'base64' },
    ],
    ['such a format of another type', { type: 'integer', format: 'byte' }, { type: 'integer', format: 'byte' }],
    ['bytes', { type: 'string', format: 'binary' }, { type: 'string', format: 'binary' }],
    [
      'a member that only may be null',
      { oneOf: [{ $ref: other }, { nullable: true, title: 'None' }] },
      { anyOf: [{ $ref: other }, { type: 'null' }] },
    ],
    [
      'a member that may be null as well',
      { anyOf: [texts, { type: 'integer', nullable: true }] },
      { anyOf: [texts, { type: 'integer' }, { type: 'null' }] },
    ],
  ];

  test.each(cases)('is read as JSON Schema has it: %s', (_, given, wanted) => {
    expect(normaliseSchema(given, '3.0')).toEqual(wanted);
    expect(normaliseSchema(given, '2.0')).toEqual(wanted);
  });

  test.each<[fact: string, given: Json, wanted: Json]>([
    ['a flag', { type: 'number', minimum: 0, exclusiveMinimum: true }, { type: 'number', minimum: 0 }],
    ['a format', { type: 'string', format: 'byte' }, { type: 'string', format: 'byte' }],
    ['a member', { anyOf: [texts, { nullable: true }] }, { anyOf: [texts, {}] }],
  ])('means nothing afterwards: %s', (_, given, wanted) => {
    expect(normaliseSchema(given)).toEqual(wanted);
  });
});

describe('types and unions', () => {
  const cases: [string, Json, Json][] = [
    ['keeps one type of a list', { type: ['string', 'string'] }, { type: 'string' }],
    ['leaves out types that JSON Schema lacks', { type: 'file' }, {}],
    ['adds the type of properties', { properties: { a: true } }, { type: 'object', properties: { a: {} } }],
    [
      'adds the type of no properties',
      { additionalProperties: false },
      { type: 'object', additionalProperties: false },
    ],
    ['adds the type of items', { items: false }, { type: 'array', items: { not: {} } }],
    ['writes bytes in one way', { contentMediaType: 'application/octet-stream' }, { type: 'string', format: 'binary' }],
    ['makes a list of one example', { type: 'string', example: 'a' }, { type: 'string', examples: ['a'] }],
    ['leaves out what has another type', { type: 'string', maxLength: '3', description: 5 }, { type: 'string' }],
    ['leaves out extensions and unknown keywords', { type: 'string', gte: 3, 'x-a': 1 }, { type: 'string' }],
    [
      'leaves out unions that only say what is required',
      { type: 'object', properties: { a: {} }, anyOf: [{ required: ['a'] }, { required: ['b'] }] },
      { type: 'object', properties: { a: {} } },
    ],
    [
      'puts a union that limits an object into allOf',
      { type: 'object', properties: { a: {} }, anyOf: [{ $ref: other }, { type: 'string' }] },
      { type: 'object', properties: { a: {} }, allOf: [{ anyOf: [{ $ref: other }, { type: 'string' }] }] },
    ],
    ['leaves out lists of objects', { type: 'object', enum: [{ $ref: 'a.yaml' }] }, { type: 'object' }],
    ['leaves a union of objects alone', { type: 'object', anyOf: [{ $ref: other }] }, { anyOf: [{ $ref: other }] }],
  ];
  test.each(cases)('%s', (_, given, wanted) => {
    expect(normaliseSchema(given)).toEqual(wanted);
  });
});

describe('values of another type', () => {
  test.each([
    [
      'of a text are read as text',
      { type: ['string', 'null'], enum: [1, '1', true, 'a', null] },
      { type: ['string', 'null'], enum: ['1', 'true', 'a', null] },
      'Some of these values are no text. They are read as text; put them in quotes.',
    ],
    [
      'beside an object are left out',
      { type: 'object', enum: ['a'], properties: { b: {} } },
      { type: 'object', properties: { b: {} } },
      'None of these values is an object. They are ignored; correct `enum` or `type`.',
    ],
    [
      'beside an object are left out, and null',
      { type: 'object', enum: ['a', null], properties: { b: {} } },
      { type: 'object', properties: { b: {} } },
      'None of these values is an object. They are ignored; correct `enum` or `type`.',
    ],
    [
      'beside a list are those of its items',
      { type: 'array', enum: ['a', 'b'], items: { type: 'string' } },
      { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
      'None of these values is a list. They are read as those of the items; put `enum` into `items`.',
    ],
    [
      'beside a list without items, too',
      { type: 'array', enum: ['a'] },
      { type: 'array', items: { type: 'string', enum: ['a'] } },
      'None of these values is a list. They are read as those of the items; put `enum` into `items`.',
    ],
    [
      'give way to those of the items',
      { type: 'array', enum: ['a'], items: { type: 'string', enum: ['b'] } },
      { type: 'array', items: { type: 'string', enum: ['b'] } },
      'None of these values is a list. They are read as those of the items; put `enum` into `items`.',
    ],
  ])('%s', (_, Given, wanted, message) => {
    const { document, warnings } = normalise({ components: { schemas: { Given } } });
    expect(document.components.schemas.Given).toEqual(wanted);
    expect(warnings).toEqual([{ pointer: '#/components/schemas/Given/enum', message }]);
  });

  test('beside a list of objects are left out', () => {
    const Given = { type: 'array', enum: ['a'], items: { type: 'object' } };
    const { document, warnings } = normalise({ components: { schemas: { Given } } });
    expect(document.components.schemas.Given).toEqual({ type: 'array', items: { type: 'object' } });
    expect(warnings).toHaveLength(2);
  });
});

describe('patterns', () => {
  test.each([
    ['(', 'Unterminated group'],
    ['(?P<year>a)', 'Invalid group'],
    ['[b-a]', 'Range out of order in character class'],
  ])('that JavaScript cannot read are told and kept: %s', (pattern, fault) => {
    const Given = { type: 'string', pattern };
    const { document, warnings } = normalise({ components: { schemas: { Given } } });
    expect(document.components.schemas.Given).toEqual(Given);
    expect(warnings).toEqual([
      {
        pointer: '#/components/schemas/Given/pattern',
        message: `JavaScript cannot read this pattern: ${fault}. Values are not checked by it; correct it.`,
      },
    ]);
  });

  test.each(['^a$', 'a\\:b', '\\p{L}+', '[\\w-.]'])('that it can read in any mode are not: %s', (pattern) => {
    expect(normalise({ components: { schemas: { Given: { type: 'string', pattern } } } }).warnings).toEqual([]);
  });
});

describe('references', () => {
  test('take no notice of what stands beside them before 3.1, annotations excepted', () => {
    const given = { $ref: other, description: 'D.', properties: { a: { type: 'string' } } };
    expect(normaliseSchema(given, '3.0')).toEqual({ $ref: other, description: 'D.' });
    expect(normaliseSchema(given, '3.1')).toEqual({
      description: 'D.',
      allOf: [{ $ref: other }, { type: 'object', properties: { a: { type: 'string' } } }],
    });
  });

  test('to a part of a schema give the part a name', () => {
    const Pet = {
      type: 'object',
      properties: {
        owner: { type: 'object', properties: { boss: { $ref: '#/components/schemas/Pet/properties/owner' } } },
      },
    };
    const { document, warnings } = normalise({ components: { schemas: { Pet } } });
    expect(document.components.schemas.Pet_owner).toEqual({
      type: 'object',
      properties: { boss: { $ref: '#/components/schemas/Pet_owner' } },
    });
    expect(warnings).toEqual([]);
  });

  test.each([
    ['nothing', { A: { $ref: '#/components/schemas/Missing' } }],
    ['the prototype', { A: { $ref: '#/components/schemas/constructor' } }],
    ['a text', { A: { $ref: '#/info/title' } }],
    ['an anchor', { A: { $ref: '#anchor' } }],
    ['another file', { A: { $ref: 'other.yaml#/B' } }],
  ])('that lead to %s become any value, with a warning', (_, schemas) => {
    const { document, warnings } = normalise({ components: { schemas } });
    expect(document.components.schemas.A).toEqual({});
    expect(warnings).toEqual([
      {
        pointer: '#/components/schemas/A',
        message: `There is no schema at ${JSON.stringify(schemas.A.$ref)}. Any value is assumed; correct the reference.`,
        isChecked: true,
      },
    ]);
  });

  const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  test.each<[fact: string, schemas: Record<string, Json>, pointer: string, fault: string]>([
    [
      'nothing by others',
      { A: to('B'), B: to('C'), C: to('D') },
      '#/components/schemas/C',
      'There is no schema at "#/components/schemas/D"',
    ],
    ['themselves', { A: to('A') }, '#/components/schemas/A', '"#/components/schemas/A" leads back to itself'],
    [
      'a part of each other',
      { A: to('B/properties/c'), B: to('A') },
      '#/components/schemas/B',
      '"#/components/schemas/A" leads back to itself',
    ],
    [
      'each other',
      { A: to('B'), B: to('C'), C: to('B') },
      '#/components/schemas/B',
      '"#/components/schemas/C" leads back to itself',
    ],
  ])('that lead to %s become any value, with one warning where the fault is', (_, schemas, pointer, fault) => {
    const { document, warnings } = normalise({ components: { schemas } });
    expect(Object.values(document.components.schemas)).toEqual(Object.keys(schemas).map(() => ({})));
    expect(warnings).toEqual([
      { pointer, message: `${fault}. Any value is assumed; correct the reference.`, isChecked: true },
    ]);
  });

  test('that follow each other a hundred times lead where the last one does', () => {
    const chain = Array.from({ length: 100 }, (_, index) => [`S${index}`, to(`S${index + 1}`)]);
    const { document, warnings } = normalise({
      components: { schemas: { ...Object.fromEntries(chain), S100: { type: 'string' } } },
    });
    expect([document.components.schemas.S0, document.components.schemas.S99]).toEqual([to('S1'), to('S100')]);
    expect(warnings).toEqual([]);
  });

  test('that lead through others, twice at each step, are followed once', () => {
    const levels = Array.from({ length: 40 }, (_, level) => level);
    const end = levels.reduce<Json>((inner, level) => ({ a: { $ref: `#/x-ways/S${level + 1}/b` }, b: inner }), {
      a: { type: 'string' },
      b: {},
    });
    const ways = levels.map((level) => [`S${level}`, { $ref: `#/x-ways/S${level + 1}/a` }]);
    const { document, warnings } = normalise({
      'x-ways': { ...Object.fromEntries(ways), S40: end },
      components: { schemas: { Given: { $ref: '#/x-ways/S0/a' } } },
    });
    expect(Object.values(document.components.schemas)).toContainEqual({ type: 'string' });
    expect(warnings).toEqual([]);
  });

  test('reach names with the characters that pointers escape', () => {
    const schemas = { 'a/b~c%25 d': { type: 'string' }, A: { $ref: '#/components/schemas/a~1b~0c%2525%20d' } };
    expect(normalise({ components: { schemas } }).document.components.schemas.A).toEqual({
      $ref: '#/components/schemas/a~1b~0c%2525 d',
    });
  });

  test('are not seen in property names, examples, defaults and values', () => {
    const data = { $ref: '#/nowhere' };
    const given = {
      type: 'object',
      properties: { $ref: { type: 'string' } },
      default: data,
      examples: [data],
      const: data,
    };
    const schemas = { Given: given };
    const { document, warnings } = normalise({ components: { schemas } });
    expect(document.components.schemas.Given).toEqual(given);
    expect(warnings).toEqual([]);
  });

  test('of a discriminator are written out, or left out with a warning', () => {
    const mapping = { a: 'Other', b: other, c: 'models/missing.yml' };
    const Given = { oneOf: [{ $ref: other }], discriminator: { propertyName: 'kind', mapping } };
    const { document, warnings } = normalise({ components: { schemas: { Given, Other: { type: 'object' } } } });
    expect(document.components.schemas.Given?.discriminator).toEqual({
      propertyName: 'kind',
      mapping: { a: other, b: other },
    });
    expect(warnings.map(({ pointer }) => pointer)).toEqual(['#/components/schemas/Given/discriminator/mapping/c']);
  });
});

test('properties with names of the prototype stand on their own', () => {
  const properties = normaliseSchema({ properties: { constructor: { type: 'string' } } })?.properties ?? {};
  expect(Object.keys(properties)).toEqual(['constructor']);
  expect(properties.toString).toBeUndefined();
});
