import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSdkConfig } from '../../src/spec/config/load-sdk-config.ts';
import { prepareDocument } from '../../src/spec/prepare-document.ts';
import { documentText, inFolder } from '../sources.ts';

const chunk = '{ $ref: "#/components/schemas/Chunk" }';
const json = 'application/json: { schema: { type: object } }';
const both = `${json}, text/event-stream: { schema: ${chunk} }`;
const body = (schema: string) =>
  `requestBody: { required: true, content: { application/json: { schema: ${schema} } } }`;
const flagged = (flag: string, required = '[]') =>
  body(`{ type: object, required: ${required}, properties: { stream: ${flag} } }`);
const plain = flagged('{ type: boolean }');
const told = flagged('{ type: boolean, description: Sends server-sent events. }');

const inQuery = (schema: string, more = '') => `parameters: [{ name: stream, in: query, schema: ${schema}${more} }]`;

interface Found {
  readonly flag: string | undefined;
  /** Media types of the answer, and the schema of its stream. */
  readonly forms: readonly string[];
  readonly item: unknown;
  readonly warnings: readonly string[];
}

/** What is found of `POST /a`. */
function read(input: string, content: string, method = ''): Promise<Found> {
  const responses = `{ "200": { description: "", content: { ${content} } } }`;
  const source = `paths:
  /a: { post: { ${input === '' ? '' : `${input},`} responses: ${responses} } }
components:
  schemas:
    Chunk: { type: object }
    Other: { type: object }
    Flag: { type: [boolean, "null"] }
    Ask: { allOf: [{ $ref: "#/components/schemas/Base" }, { type: object, properties: { n: { type: integer } } }] }
    Base: { type: object, properties: { stream: { $ref: "#/components/schemas/Flag" } } }
`;
  const config = `resources: { a: { create: { endpoint: post /a${method} } } }`;
  return inFolder({ 'api.yaml': documentText(source), 'sdk.yaml': config }, async (folder) => {
    const loaded = method === '' ? undefined : await loadSdkConfig(join(folder, 'sdk.yaml'));
    const { document, warnings } = await prepareDocument(join(folder, 'api.yaml'), { config: loaded });
    const operation = document.paths['/a']?.post;
    const forms = operation?.responses['200']?.content ?? {};
    return {
      flag: operation?.['x-stream-flag'],
      forms: Object.keys(forms),
      item: Object.values(forms).find((form) => form['x-stream'])?.schema,
      warnings: warnings.map(({ pointer, message }) => `${pointer}: ${message}`),
    };
  });
}

const item = { $ref: '#/components/schemas/Chunk' };
const types = ['application/json', 'text/event-stream'];

describe('an answer that is JSON or a stream', () => {
  it.each<[fact: string, input: string]>([
    ['a boolean', plain],
    ['a boolean or null', flagged('{ anyOf: [{ type: boolean }, { type: "null" }] }')],
    ['the constant true', flagged('{ const: true }')],
    ['one of two truth values', flagged('{ enum: [true, false] }', '[stream]')],
    ['a boolean by references', body('{ $ref: "#/components/schemas/Ask" }')],
    [
      'a constant of a union',
      body(
        '{ oneOf: [{ type: object, properties: { stream: { const: false } } }, { type: object, properties: { stream: { const: true } }, required: [stream] }] }',
      ),
    ],
    ['a parameter of the query', inQuery('{ type: boolean }')],
    ['a field of a form', plain.replace('application/json', 'multipart/form-data')],
  ])('is a stream where `stream` is true, which is %s', async (_, input) => {
    expect(await read(input, both)).toEqual({ flag: 'stream', forms: types, item, warnings: [] });
  });

  it.each([flagged('{ const: true }', '[stream]'), inQuery('{ enum: [true] }', ', required: true')])(
    'is a stream alone where `stream` is always true: %s',
    async (input) => {
      const found = await read(input, both);
      expect(found).toEqual({ flag: undefined, forms: ['text/event-stream'], item, warnings: [] });
    },
  );

  it('has the whole form before the stream', async () => {
    const found = await read(plain, `application/x-ndjson: { schema: ${chunk} }, text/plain: {}`);
    expect(found).toMatchObject({ flag: 'stream', forms: ['text/plain', 'application/x-ndjson'], item });
  });

  it.each<[fact: string, input: string]>([
    ['there is no body', ''],
    ['the body has no such property', body('{ type: object, properties: { n: { type: integer } } }')],
    ['the property is a text', flagged('{ type: string, enum: ["true"] }')],
    ['the server alone fills the property', flagged('{ type: boolean, readOnly: true }')],
    ['the parameter is a text', inQuery('{ type: string }')],
    ['the property is never true', flagged('{ const: false }')],
    ['the body is an object without properties', body('{ type: object }')],
  ])('is read as JSON where %s, with a warning', async (_, input) => {
    expect(await read(input, both)).toMatchObject({
      flag: undefined,
      forms: types,
      warnings: [
        '#/paths/~1a/post/responses/200/content/text~1event-stream: Calls read application/json in place of this stream. To have the stream, name the property or the parameter that asks for it in sdk.yaml, `stream: { when: NAME }`, or remove the other by an overlay.',
      ],
    });
  });
});

describe('a stream that an answer does not declare', () => {
  it.each([told, inQuery('{ type: boolean }', ', description: Sends server-sent events.')])(
    'is what the prose of `stream` tells of, without a form and with a warning: %s',
    async (input) => {
      const found = await read(input, json);
      expect(found).toEqual({
        flag: 'stream',
        forms: types,
        item: {},
        warnings: [
          '#/paths/~1a/post: `stream` asks for a stream whose events the document does not describe: their type is unknown. Name their schema in sdk.yaml, `stream: { item: NAME }`, or add `text/event-stream` to the answer by an overlay.',
        ],
      });
    },
  );

  it.each<[fact: string, input: string, content: string]>([
    ['the prose tells of none', plain, json],
    ['the property is a text', told.replace('boolean', 'string'), json],
    ['nothing is answered', told, ''],
  ])('is not there where %s', async (_, input, content) => {
    const { flag, forms, warnings } = await read(input, content);
    expect({ flag, forms, warnings }).toEqual({
      flag: undefined,
      forms: content === '' ? [] : types.slice(0, 1),
      warnings: [],
    });
  });

  it('is what a configuration says, with the form that it names', async () => {
    const found = await read(plain, json, ', stream: { item: Chunk }');
    expect(found).toEqual({ flag: 'stream', forms: types, item, warnings: [] });
  });
});

describe('a configuration', () => {
  it('names the property that asks, whatever the name', async () => {
    const input = body('{ type: object, properties: { "a`b": { type: boolean }, stream: { type: boolean } } }');
    expect(await read(input, both, ', stream: { when: "a`b" }')).toEqual({
      flag: 'a`b',
      forms: types,
      item,
      warnings: [],
    });
  });

  it('names the form of items in place of the document', async () => {
    const found = await read(plain, both, ', stream: { when: stream, item: Other }');
    expect(found.item).toEqual({ $ref: '#/components/schemas/Other' });
  });
});
