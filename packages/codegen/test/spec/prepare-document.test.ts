import { fileURLToPath } from 'node:url';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { describe, expect, test } from 'vitest';
import { prepareDocument } from '../../src/spec/prepare-document.ts';
import { formatProblem } from '../../src/spec/problem.ts';
import { fixture } from './fixture.ts';

const ownDocument = fileURLToPath(new URL('../../../../openapi/llamacloud.yaml', import.meta.url));

async function warningsOf(name: string): Promise<string[]> {
  const { warnings } = await prepareDocument(fixture(name));
  return warnings.map((warning) => formatProblem(warning).replace(fixture(name), name));
}

describe('prepareDocument', () => {
  test('has nothing to say of the repository’s own document', async () => {
    const { document, warnings, version } = await prepareDocument(ownDocument);
    expect(warnings).toEqual([]);
    expect(version).toBe('3.2');
    expect(Object.keys(document.paths)).toHaveLength(4);
  });

  test('reads Swagger 2.0, and places its warnings in the file as it is written', async () => {
    const { document } = await prepareDocument(fixture('swagger-2.yaml'));
    expect(document.servers).toEqual([{ url: 'https://api.example.com/v1' }]);
    expect(document.paths['/pets/{pet_id}']?.put).toEqual({
      operationId: 'replacePet',
      parameters: [{ name: 'pet_id', in: 'path', required: true, schema: { type: 'integer' } }],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
      },
      responses: {
        200: {
          description: 'The pet.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
        },
      },
    });
    expect(await warningsOf('swagger-2.yaml')).toEqual([
      'swagger-2.yaml:28:7 #/definitions/Pet/properties/owner: There is nothing at "#/definitions/Missing". Correct the reference.',
    ]);
  });

  test('places warnings in the webhooks of OpenAPI 3.0 where they stand', async () => {
    expect(await warningsOf('old-webhooks.yaml')).toEqual([
      'old-webhooks.yaml:5:3 #/x-webhooks/x-internal: Expected type `PathItem` (object) but got `boolean`. Correct it.',
      'old-webhooks.yaml:10:11 #/x-webhooks/pet/post/parameters/1: The query parameter "id" is declared twice. The first counts; remove this.',
    ]);
  });

  test('names every place that is wrong, all at once', async () => {
    expect(await warningsOf('imperfect.yaml')).toEqual([
      'imperfect.yaml:5:5 #/paths/~1pets~1{pet_id}~1{photo}/get: The path parameter "unused" does not occur in the path. It is ignored; remove it or extend the path.',
      'imperfect.yaml:5:5 #/paths/~1pets~1{pet_id}~1{photo}/get: The path parameter "photo" is not declared. Text is assumed; declare it.',
      'imperfect.yaml:12:5 #/paths/~1pets~1{pet_id}~1{photo}/post: The operationId "get" is that of #/paths/~1pets~1{pet_id}~1{photo}/get, too. It is ignored here; choose another.',
      'imperfect.yaml:14:7 #/paths/~1pets~1{pet_id}~1{photo}/post/gte: Property `gte` is not expected here. Correct it.',
      'imperfect.yaml:20:9 #/paths/~1pets~1{pet_id}~1{photo}/post/responses/oops: Property `oops` is not expected here. Correct it.',
    ]);
  });

  test('keeps what is right beside references that lead nowhere', async () => {
    const { document } = await prepareDocument(fixture('dangling-references.yaml'));
    expect(document.paths['/pets']?.get?.parameters).toEqual([]);
    expect(document.components.schemas.Pet).toEqual({
      oneOf: [{ $ref: '#/components/schemas/Cat' }, {}],
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/components/schemas/Cat', short: '#/components/schemas/Cat' },
      },
    });
    const places = (await warningsOf('dangling-references.yaml')).map((line) => line.split(' ')[0]);
    expect(places).toEqual([
      'dangling-references.yaml:7:11',
      'dangling-references.yaml:19:11',
      'dangling-references.yaml:25:11',
    ]);
  });
});

describe('openapi-typescript', () => {
  test.each([
    'dangling-references.yaml',
    'decoy-references.yaml',
    'imperfect.yaml',
    'many-files/main.yaml',
    'swagger-2.yaml',
  ])('accepts %s in its normal form', async (name) => {
    const { document } = await prepareDocument(fixture(name));
    const nodes = await openapiTS(document as unknown as OpenAPI3, { silent: true });
    expect(astToString(nodes)).toContain('export interface paths');
  });

  test('finds no reference in data that looks like one', async () => {
    const { document } = await prepareDocument(fixture('decoy-references.yaml'));
    const operation = document.paths['/decoys']?.get;
    expect(operation?.parameters).toEqual([{ name: 'filter', in: 'query', schema: { type: 'string' } }]);
    expect(operation?.responses['200']?.content?.['application/json']?.examples).toEqual({
      plain: { value: { $ref: 5 } },
    });
    expect(JSON.stringify(document)).not.toContain('x-decoy');
  });

  test('types a stream by its items, null as null, and what is always sent as there', async () => {
    const { document } = await prepareDocument(ownDocument);
    const types = astToString(await openapiTS(document as unknown as OpenAPI3, { silent: true }));
    expect(types).toContain('"text/event-stream": components["schemas"]["SessionEvent"]');
    expect(types).toContain('generated_title?: string | null;');
    expect(types).toContain('job_metadata?: components["schemas"]["JobMetadata"] | null;');
  });
});
