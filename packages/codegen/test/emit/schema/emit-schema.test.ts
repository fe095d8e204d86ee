import { expect, it } from 'vitest';
import { emitSchema } from '../../../src/emit/schema/emit-schema.ts';
import type { Json } from '../../../src/json.ts';
import { printed } from '../../sources.ts';
import { normalise } from '../../spec/normalise/normalise.ts';

const { document } = normalise({
  paths: {
    '/pets': {
      get: {
        responses: {
          200: { description: '', content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } },
        },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        description: 'Ends */ process.exit() /* here.',
        properties: { name: { type: ['string', 'null'], default: 'Rex' }, kind: { enum: ["'", '*/'] } },
      },
    },
  },
});

it('prints openapi-typescript’s types, hostile prose inside their comments', async () => {
  const [text] = Object.values(await printed(emitSchema(JSON.stringify(document), 'api.yaml')));
  expect(text).toContain('export interface paths {\n');
  expect(text).toContain("'application/json': components['schemas']['Pet'];");
  expect(text).toMatch(/name\?: string \| null;\n/);
});

it('gives a schema the property that tells it apart once, where its base has no value for it', async () => {
  const discriminator = { propertyName: 'kind', mapping: { dog: '#/components/schemas/Dog' } };
  const base = { type: 'object', properties: { kind: { type: 'string' } }, required: ['kind'], discriminator };
  const builtOn = (properties: object) => ({
    allOf: [{ $ref: '#/components/schemas/Pet' }],
    type: 'object',
    properties,
  });
  const { document: pets } = normalise({
    components: {
      schemas: { Pet: base, Dog: builtOn({}), Cat: builtOn({ kind: { type: 'string', enum: ['cat'] } }) } as Json,
    },
  });
  const [text] = Object.values(await printed(emitSchema(JSON.stringify(pets), 'api.yaml')));
  expect(text).toContain("kind?: 'cat';");
  expect(text).not.toContain("kind: 'Cat';");
});

it('asks for no properties of what may be null', async () => {
  const { document: failures } = normalise({
    components: {
      schemas: {
        Failure: { type: ['object', 'null'], properties: { code: { type: 'string' } } },
        Event: { type: 'object', required: ['code'], allOf: [{ $ref: '#/components/schemas/Failure' }] },
      },
    },
  });
  const [text] = Object.values(await printed(emitSchema(JSON.stringify(failures), 'api.yaml')));
  expect(text).toContain("Event: {\n      code: string;\n    } & components['schemas']['Failure'];");
  expect(text).not.toContain('WithRequired');
});

it('keeps percent signs, which openapi-typescript reads as escapes', async () => {
  const schema = { type: 'object', properties: { 'load%': { type: 'number', description: '100% at most' } } };
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Cpu%2520' } } };
  const { document: withPercent } = normalise({
    paths: { '/a%b': { get: { operationId: 'a%b', responses: { 200: { description: '', content } } } } },
    components: { schemas: { 'Cpu%20': schema } },
  });
  const [text] = Object.values(await printed(emitSchema(JSON.stringify(withPercent), 'api.yaml')));
  expect(text).toContain("get: operations['a%b'];");
  expect(text).toContain("'application/json': components['schemas']['Cpu%20'];");
  expect(text).toContain('/** @description 100% at most */');
  expect(text).toContain("'load%'?: number;");
});

it('keeps a percent sign before a quote', async () => {
  const paths = { '/a%"b': { get: { responses: { 204: { description: '' } } } } };
  const [text] = Object.values(await printed(emitSchema(JSON.stringify(normalise({ paths }).document), 'api.yaml')));
  expect(text).toContain(`'/a%"b': {`);
});

it('marks the place of what is invisible in a description', async () => {
  const { document: hidden } = normalise({
    components: { schemas: { Pet: { description: 'a\u202e\u0000b *\u0000/' } } },
  });
  const [text] = Object.values(await printed(emitSchema(JSON.stringify(hidden), 'api.yaml')));
  expect(text).toContain('@description a\ufffd\ufffdb');
});

it('brings the helper types that several parts need, once', async () => {
  const named = { type: 'object', properties: { name: { type: 'string' } } };
  const required = { allOf: [{ $ref: '#/components/schemas/Named' }], required: ['name'] };
  const content = { 'application/json': { schema: required } };
  const { document: withHelper } = normalise({
    paths: { '/pets': { get: { operationId: 'list', responses: { 200: { description: '', content } } } } },
    components: { schemas: { Named: named, Pet: required, Toy: required } },
  });
  const [text = ''] = Object.values(await printed(emitSchema(JSON.stringify(withHelper), 'api.yaml')));
  expect(text.match(/type WithRequired</g)).toHaveLength(1);
  expect(text).toContain("get: operations['list'];");
  expect(text).toMatch(/export interface operations \{\n {2}list: \{/);
});

it('names a list that holds itself, and keeps its prose', async () => {
  const items = { $ref: '#/components/schemas/100%' };
  const { document: lists } = normalise({
    components: { schemas: { '100%': { description: 'Lists of lists.', type: ['array', 'null'], items } } },
  });
  const [text] = Object.values(await printed(emitSchema(JSON.stringify(lists), 'api.yaml')));
  expect(text).toContain("/** @description Lists of lists. */\n    '100%': List1 | null;\n");
  expect(text).toContain("type List1 = components['schemas']['100%'][];\n");
});
