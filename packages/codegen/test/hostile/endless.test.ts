import { describe, expect, it } from 'vitest';
import { runIn } from '../command-line.ts';
import { inFolder } from '../sources.ts';

type Fields = Readonly<Record<string, unknown>>;

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const levels = (count: number, schema: (level: number) => Fields) =>
  Object.fromEntries(Array.from({ length: count }, (_none, level) => [`S${level}`, schema(level)]));
const many = <T>(count: number, item: (index: number) => T) =>
  Array.from({ length: count }, (_none, index) => item(index));

/** A document whose only operation is given, and answers, the schema `S0`. */
function withSchemas(schemas: Fields): Fields {
  const content = { 'application/json': { schema: to('S0') } };
  const post = { requestBody: { content }, responses: { 200: { description: 'Done.', content } } };
  return { paths: { '/pets': { post } }, components: { schemas } };
}

const leaf = { type: 'object', properties: { kind: { const: 'leaf' } } };

/** Documents of a few kilobytes that would take for ever, or all of the memory, if all of their ways were walked. */
const endless: Readonly<Record<string, Fields>> = {
  'unions of unions': withSchemas({
    ...levels(40, (level) => ({ oneOf: [to(`S${level + 1}`), to(`S${level + 1}`)] })),
    S40: leaf,
  }),
  'intersections of intersections': withSchemas({
    ...levels(30, (level) => ({ allOf: [to(`S${level + 1}`), to(`S${level + 1}`)] })),
    S30: leaf,
  }),
  'properties of properties': withSchemas({
    ...levels(40, (level) => ({
      type: 'object',
      required: ['a', 'b'],
      properties: { a: to(`S${level + 1}`), b: to(`S${level + 1}`) },
    })),
    S40: leaf,
  }),
  'a long inheritance': withSchemas({
    ...levels(3000, (level) => ({ allOf: [to(`S${level + 1}`), leaf] })),
    S3000: leaf,
  }),
  'parameters in a circle': {
    paths: { '/pets': { get: { parameters: [{ $ref: '#/components/parameters/A' }], responses: {} } } },
    components: { parameters: { A: { $ref: '#/components/parameters/B' }, B: { $ref: '#/components/parameters/A' } } },
  },
  'schemas in a circle': withSchemas({
    S0: to('S1'),
    S1: { allOf: [to('S2')] },
    S2: { anyOf: [to('S0'), { type: 'null' }] },
  }),
  'references through references': {
    paths: { '/pets': { $ref: '#/x-ways/S0/a' } },
    'x-ways': {
      ...levels(40, (level) => ({ $ref: `#/x-ways/S${level + 1}/a` })),
      S40: many(40, (level) => level).reduce<Fields>(
        (inner, level) => ({ a: { $ref: `#/x-ways/S${level + 1}/b` }, b: inner }),
        { a: { get: {} }, b: {} },
      ),
    },
  },
  'paths in a row': {
    paths: Object.fromEntries(
      many(40, (index) => [`/p${index}`, index < 39 ? { $ref: `#/paths/~1p${index + 1}` } : { get: {} }]),
    ),
  },
  'a path of many parts': { paths: { ['/a'.repeat(2000)]: { get: {} }, ['/{a}'.repeat(200)]: { get: {} } } },
  'text that expressions stumble over': {
    info: { title: '-'.repeat(200_000), version: '1' },
    paths: {
      [`/${'{'.repeat(200_000)}`]: { get: {} },
      [`/${'%0'.repeat(100_000)}x`]: { get: {} },
      [`/${'a-'.repeat(20_000)}`]: {
        get: {
          parameters: [{ name: 'a', in: 'query', description: `${' '.repeat(200_000)}x` }],
          description: `${'`a'.repeat(50_000)}${' '.repeat(50_000)}x`,
          operationId: 'aB'.repeat(20_000),
          summary: 'A'.repeat(50_000),
        },
      },
    },
  },
};

const run = (document: Fields) =>
  inFolder(
    { 'api.json': JSON.stringify({ openapi: '3.1.0', info: { title: 'A', version: '1' }, ...document }) },
    (folder) => runIn(folder, 'generate', '--input', 'api.json', '--output', 'out'),
  );

describe('a document without end', () => {
  it.each(Object.keys(endless))(
    'is generated all the same: %s',
    async (name) => {
      const { code, error } = await run(endless[name] ?? {});
      expect(error).toMatch(/ operations?, \d+ files, \d+ changes\.\n$/);
      expect(code).toBe(0);
    },
    60_000,
  );

  it('is refused where references multiply it', async () => {
    const properties = Object.fromEntries(many(120, (index) => [`p${index}`, { type: 'string' }]));
    const parameters = Object.fromEntries(
      many(100, (index) => [`P${index}`, { name: `p${index}`, in: 'query', schema: { properties } }]),
    );
    const get = { parameters: Object.keys(parameters).map((name) => ({ $ref: `#/components/parameters/${name}` })) };
    const paths = Object.fromEntries(many(100, (index) => [`/p${index}`, { get }]));
    expect(await run({ paths, components: { parameters } })).toEqual({
      code: 2,
      out: '',
      error: expect.stringMatching(
        /^error: api\.json:1:\d+ #\/components\/parameters\/P\d+\/schema.*: References repeat so much of the document that it has too many schemas\. Refer to components\.schemas inside of it\.\n$/,
      ),
    });
  }, 60_000);
});
