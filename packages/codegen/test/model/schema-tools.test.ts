import { describe, expect, it } from 'vitest';
import type { NamedSchema, Schema } from '../../src/model/schema.ts';
import {
  propertiesOf,
  reachableNames,
  resolveSchema,
  type SchemaIndex,
  variantsOf,
  walkSchema,
} from '../../src/model/schema-tools.ts';

const text: Schema = { kind: 'string' };

function indexOf(schemas: Readonly<Record<string, Schema>>): SchemaIndex {
  const named = Object.entries(schemas).map(([name, schema]): [string, NamedSchema] => {
    return [name, { name, declaredName: name, schema, module: 'models', inRequests: false, inResponses: false }];
  });
  return new Map(named);
}

function reference(name: string): Schema {
  return { kind: 'reference', name };
}

function object(properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema {
  return {
    kind: 'object',
    properties: Object.entries(properties).map(([name, schema]) => ({
      name,
      schema,
      required: required.includes(name),
    })),
  };
}

function all(...members: readonly Schema[]): Schema {
  return { kind: 'intersection', members };
}

function one(...members: readonly Schema[]): Schema {
  return { kind: 'union', members };
}

describe('resolveSchema', () => {
  const index = indexOf({ A: reference('B'), B: text, C: reference('D'), D: reference('C'), E: reference('E') });

  it.each<[fact: string, given: Schema, wanted: Schema]>([
    ['what is no reference', text, text],
    ['a reference to a reference', reference('A'), text],
    ['a reference to nothing', reference('Gone'), { kind: 'unknown' }],
    ['a circle', reference('C'), { kind: 'unknown' }],
    ['a reference to itself', reference('E'), { kind: 'unknown' }],
  ])('follows %s', (_fact, given, wanted) => {
    expect(resolveSchema(given, index)).toEqual(wanted);
  });
});

describe('propertiesOf', () => {
  const index = indexOf({
    Base: object({ id: text, name: text }, ['id']),
    Loop: all(reference('Loop'), object({ id: text })),
    Other: one(object({}), object({})),
  });
  const shown = (schema: Schema) =>
    propertiesOf(schema, index)?.map(
      ({ name, required, schema: { kind } }) => `${name}${required ? '' : '?'}: ${kind}`,
    );

  it.each<[fact: string, given: Schema, wanted: string[] | undefined]>([
    ['an object', object({ a: text }), ['a?: string']],
    ['a reference', reference('Base'), ['id: string', 'name?: string']],
    ['an intersection', all(reference('Base'), object({ a: text })), ['id: string', 'name?: string', 'a?: string']],
    [
      'names that two members have: the later schema, required by either',
      all(reference('Base'), object({ id: { kind: 'integer' }, name: text }, ['name'])),
      ['id: integer', 'name: string'],
    ],
    [
      'names of which a later member says no type: the type of the first',
      all(object({ id: text }), object({ id: { kind: 'unknown', description: 'Given once.' } })),
      ['id?: string'],
    ],
    ['nothing of a text', text, undefined],
    ['nothing of a union', reference('Other'), undefined],
    ['nothing of an intersection with a union', all(reference('Base'), reference('Other')), undefined],
    ['nothing of a schema that contains itself', reference('Loop'), undefined],
  ])('gives %s', (_fact, given, wanted) => {
    expect(shown(given)).toEqual(wanted);
  });
});

it('describes a property as the later member does that says no type of it', () => {
  const said = { description: 'Given once.', readOnly: true } as const;
  const members = all(object({ id: { ...text, description: 'An id.' } }), object({ id: { kind: 'unknown', ...said } }));
  expect(propertiesOf(members, indexOf({}))).toMatchObject([{ name: 'id', schema: { kind: 'string', ...said } }]);
});

describe('walkSchema and reachableNames', () => {
  it('visit every schema inside another', () => {
    const kinds: string[] = [];
    const schema: Schema = {
      kind: 'object',
      properties: [{ name: 'a', required: true, schema: { kind: 'array', items: one(text, { kind: 'null' }) } }],
      additionalProperties: {
        kind: 'tuple',
        prefixItems: [{ kind: 'boolean' }],
        rest: all({ kind: 'integer' }, reference('A')),
      },
    };
    walkSchema(schema, ({ kind }) => kinds.push(kind));
    expect(kinds).toEqual([
      ...['object', 'array', 'union', 'string', 'null'],
      ...['tuple', 'boolean', 'intersection', 'integer', 'reference'],
    ]);
  });

  it('reach through references, circles included', () => {
    const index = indexOf({
      A: object({ b: { kind: 'array', items: reference('B') } }),
      B: object({ a: reference('A'), gone: reference('Gone') }),
      C: reference('A'),
    });
    expect([...reachableNames([reference('B')], index)].sort()).toEqual(['A', 'B', 'Gone']);
    expect(reachableNames([text], index).size).toBe(0);
  });
});

describe('variantsOf', () => {
  const constant = (value: string): Schema => ({ kind: 'const', value });
  const cat = object({ kind: constant('cat'), color: constant('grey') });
  const dog = object({ kind: constant('dog'), color: constant('grey') });
  const index = indexOf({ Cat: cat, Dog: dog, Pet: one(reference('Cat'), reference('Dog')) });

  it.each<[fact: string, given: Schema, wanted: Record<string, string[]> | undefined]>([
    ['by the first constant that differs', reference('Pet'), { kind: ['cat', 'dog'] }],
    [
      'by what the document declares',
      {
        kind: 'union',
        members: [cat, dog],
        discriminator: { propertyName: 'kind', mapping: [] },
      },
      { kind: ['cat', 'dog'] },
    ],
    [
      'by an enum of one value, where it is declared',
      {
        kind: 'union',
        members: [object({ type: { kind: 'enum', values: ['a'] } }), object({ type: constant('b') })],
        discriminator: { propertyName: 'type', mapping: [] },
      },
      { type: ['a', 'b'] },
    ],
    ['through intersections', one(all(object({ id: text }), cat), reference('Dog')), { kind: ['cat', 'dog'] }],
    ['not by a constant that is the same', one(object({ a: constant('x') }), object({ a: constant('x') })), undefined],
    ['not where one has none', one(cat, object({ name: text })), undefined],
    ['not where one is no object', one(cat, text), undefined],
    ['not outside of unions', cat, undefined],
  ])('tells members apart %s', (_fact, given, wanted) => {
    const found = variantsOf(given, index);
    expect(found && { [found.propertyName]: found.variants.map(({ value }) => value) }).toEqual(wanted);
  });
});
