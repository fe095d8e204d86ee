import { Validator } from '@cfworker/json-schema';
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  AnswerSchema,
  ComposedSchema,
  ListSchema,
  ObjectSchema,
  ScalarSchema,
} from '../../../src/runtime/validate/answer-schema.ts';
import { findIssues } from '../../../src/runtime/validate/find-issues.ts';

/** Each place and what is said of it. */
function issuesOf(schema: AnswerSchema, value: unknown): string[] {
  return findIssues(schema, value).map(({ path, message }) => `${path.join('.')} ${message}`.trim());
}

const text: AnswerSchema = { type: 'string' };
const pet: AnswerSchema = { type: 'object', properties: { name: text, age: { type: 'integer' } }, required: ['name'] };
const tree: AnswerSchema = { type: 'object', properties: { left: { ref: () => tree }, size: { type: 'number' } } };
const event: AnswerSchema = {
  discriminator: 'kind',
  variants: { said: { type: 'object', properties: { words: text }, required: ['words'] } },
};

describe('findIssues', () => {
  it.each<[string, AnswerSchema, unknown]>([
    ['anything where nothing is asked for', {}, [{}]],
    ['null where it may be', { type: 'string', nullable: true }, null],
    ['null of a reference that may be null', { ref: () => pet, nullable: true }, null],
    ['an integer that is written with a fraction', { type: 'integer' }, JSON.parse('1.0')],
    ['properties that are not described', pet, { name: 'Rex', colour: 'red' }],
    ['a missing property that is not required', pet, { name: 'Rex' }],
    ['a variant that is not known', event, { kind: 'sung', words: 1 }],
    ['a variant called like a property of all objects', event, { kind: 'constructor' }],
    ['a member of a union', { anyOf: [text, pet] }, { name: 'Rex' }],
    ['a list longer than its first items', { type: 'array', prefixItems: [text] }, ['a', 1]],
    ['what refers to itself', tree, { left: { left: { size: 1 } } }],
  ])('lets %s pass', (_, schema, value) => {
    expect(findIssues(schema, value)).toEqual([]);
  });

  it.each<[string, AnswerSchema, unknown, string[]]>([
    ['a type', text, 5, ['must be of type string, not number']],
    ['null', text, null, ['must be of type string, not null']],
    ['a list in place of an object', pet, [], ['must be of type object, not array']],
    ['an object in place of a list', { type: 'array' }, {}, ['must be of type array, not object']],
    ['a fraction', { type: 'integer' }, 1.5, ['must be of type integer, not number']],
    ['a missing property', pet, {}, ['name is missing']],
    ['a property that all objects inherit', { type: 'object', required: ['toString'] }, {}, ['toString is missing']],
    ['a property', pet, { name: 'Rex', age: 'old' }, ['age must be of type integer, not string']],
    [
      'an item',
      { type: 'array', items: text },
      ['a', 1, 'b', 2],
      ['1 must be of type string, not number', '3 must be of type string, not number'],
    ],
    [
      'a first item',
      { type: 'array', prefixItems: [text], items: pet },
      [1, {}],
      ['0 must be of type string, not number', '1.name is missing'],
    ],
    [
      'other properties',
      { type: 'object', properties: { a: text }, additionalProperties: pet },
      { a: 'x', b: {} },
      ['b.name is missing'],
    ],
    ['a constant', { const: 'list' }, 'lost', ['must be "list"']],
    [
      'what refers to itself',
      tree,
      { left: { left: { size: '1' } } },
      ['left.left.size must be of type number, not string'],
    ],
    ['a variant', event, { kind: 'said' }, ['words is missing']],
    ['a variant without its kind', event, { words: 'x' }, ['kind must be a string']],
    ['what is no variant', event, 'x', ['must be of type object, not string']],
    [
      'the member of a union that is meant',
      { anyOf: [text, pet] },
      { name: 1 },
      ['name must be of type string, not number'],
    ],
    ['a union of which nothing is meant', { anyOf: [text, pet] }, 5, ['is none of the 2 forms that it may have']],
    ['all parts', { allOf: [pet, { type: 'object', required: ['id'] }] }, {}, ['name is missing', 'id is missing']],
  ])('names %s', (_, schema, value, wanted) => {
    expect(issuesOf(schema, value)).toEqual(wanted);
  });

  it.each<[string, AnswerSchema, unknown]>([
    ['items', { type: 'array', items: text }, Array(50).fill(1)],
    ['missing properties', { type: 'object', required: Array.from({ length: 50 }, (_, index) => `p${index}`) }, {}],
    ['parts', { allOf: Array(50).fill(text) }, 1],
  ])('stops after ten places: %s', (_, schema, value) => {
    expect(findIssues(schema, value)).toHaveLength(10);
  });

  it('does not fall into an answer that is nested without end', () => {
    const value = JSON.parse(`${'{"left":'.repeat(50_000)}{}${'}'.repeat(50_000)}`);
    expect(findIssues(tree, value)).toEqual([]);
  });

  it('does not try all members of unions in unions in unions', () => {
    const knot: AnswerSchema = {
      anyOf: [
        { type: 'object', properties: { next: { ref: () => knot }, a: text }, required: ['a'] },
        { type: 'object', properties: { next: { ref: () => knot }, b: text }, required: ['b'] },
      ],
    };
    const value = JSON.parse(`${'{"next":'.repeat(400)}{}${'}'.repeat(400)}`);
    expect(issuesOf(knot, value)).toEqual(['is none of the 2 forms that it may have']);
  });

  it('agrees with a validator of JSON Schema', () => {
    const names = fc.constantFrom('a', 'b', 'c');
    const value = fc.letrec<{ json: unknown }>((tie) => ({
      json: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom<unknown>(null, true, 'x', 1, 1.5),
        fc.array(tie('json'), { maxLength: 2 }),
        fc.dictionary(names, tie('json'), { maxKeys: 3 }),
      ),
    })).json;
    fc.assert(
      fc.property(anySchema(names), value, (schema, json) => {
        const { valid } = new Validator(toJsonSchema(schema), '2020-12').validate(json);
        expect(findIssues(schema, json).length === 0).toBe(valid);
      }),
      { numRuns: 500 },
    );
  });
});

/** Schemas without variants, which JSON Schema has not. */
function anySchema(names: Arbitrary<string>): Arbitrary<AnswerSchema> {
  return fc.letrec<{ schema: AnswerSchema }>((tie) => {
    const schema = tie('schema');
    const inner = fc.array(schema, { minLength: 1, maxLength: 2 });
    const object = fc.record<ObjectSchema>(
      {
        type: fc.constant('object'),
        nullable: fc.boolean(),
        properties: fc.dictionary(names, schema, { maxKeys: 2 }),
        required: fc.uniqueArray(names, { maxLength: 2 }),
        additionalProperties: schema,
      },
      { requiredKeys: ['type'] },
    );
    const list = fc.record<ListSchema>(
      { type: fc.constant('array'), nullable: fc.boolean(), prefixItems: inner, items: schema },
      { requiredKeys: ['type'] },
    );
    const scalar = fc.record({
      type: fc.constantFrom('string', 'number', 'integer', 'boolean', 'null'),
      nullable: fc.boolean(),
    });
    const composed = fc.oneof<Arbitrary<ComposedSchema>[]>(
      fc.record({ allOf: inner, nullable: fc.boolean() }),
      fc.record({ const: fc.constantFrom('x', 1, true, null) }),
      schema.map((target) => ({ ref: () => target })),
    );
    const union = inner.map((anyOf) => ({ anyOf }));
    return { schema: fc.oneof({ maxDepth: 2 }, scalar, object, list, composed, union) as Arbitrary<AnswerSchema> };
  }).schema;
}

function toJsonSchema(schema: AnswerSchema): object {
  const bare = schema.type === undefined ? toComposedSchema(schema) : toTypedSchema(schema);
  return schema.nullable ? { anyOf: [bare, { type: 'null' }] } : bare;
}

function toTypedSchema(schema: ScalarSchema | ObjectSchema | ListSchema): object {
  const { type } = schema;
  const { properties, required, additionalProperties }: Partial<ObjectSchema> = type === 'object' ? schema : {};
  const { items, prefixItems }: Partial<ListSchema> = type === 'array' ? schema : {};
  const mapped = Object.entries(properties ?? {}).map(([name, property]) => [name, toJsonSchema(property)]);
  return {
    type,
    properties: Object.fromEntries(mapped),
    required: required ?? [],
    ...(additionalProperties && { additionalProperties: toJsonSchema(additionalProperties) }),
    ...(prefixItems && { prefixItems: prefixItems.map(toJsonSchema) }),
    ...(items && { items: toJsonSchema(items) }),
  };
}

function toComposedSchema(schema: ComposedSchema): object {
  const { ref, allOf = [], anyOf } = schema;
  return {
    ...(schema.const !== undefined && { const: schema.const }),
    ...(anyOf && { anyOf: anyOf.map(toJsonSchema) }),
    allOf: (ref ? [...allOf, ref()] : allOf).map(toJsonSchema),
  };
}
