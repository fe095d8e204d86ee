import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildModel } from '../../src/model/build-model.ts';
import { loadSdkConfig } from '../../src/spec/config/load-sdk-config.ts';
import { prepareDocument } from '../../src/spec/prepare-document.ts';
import { formatProblem } from '../../src/spec/problem.ts';
import { documentText, inFolder } from '../sources.ts';

const document = `
paths:
  /pets:
    get:
      parameters:
        - { name: page, in: query, schema: { type: integer } }
        - { name: size, in: query, schema: { type: integer } }
        - { name: after, in: query, schema: { type: string } }
      responses:
        "200":
          description: ""
          content:
            application/json:
              schema:
                type: object
                properties: { items: { type: array, items: { type: string } }, pages: { type: integer } }
    post: { responses: { "204": { description: "" } } }
  /pets/{id}:
    get: { responses: { "200": { description: "", content: { application/json: { schema: { type: string } } } } } }
`;
const variant = `  /pets/{id}?beta=true: { get: { responses: { "204": { description: "" } } } }
`;

const schemes = `pagination:
  - name: cursor
    type: cursor
    request: { after: { x-stainless-pagination-property: { purpose: next_cursor_param } } }
    response: { items: { type: array }, next: { x-stainless-pagination-property: { purpose: next_cursor_field } } }
  - name: numbers
    type: page_number
    request: { page: { x-stainless-pagination-property: { purpose: page_number_param } } }
    response: { items: { type: array } }
`;

/** The operations that a configuration for another generator gives, and what of it is left out. */
function read(config: string, text = document) {
  return inFolder({ 'api.yaml': documentText(text), 'stainless.yml': config }, async (folder) => {
    const file = join(folder, 'api.yaml');
    const warnings: string[] = [];
    const prepared = await prepareDocument(file);
    const { operations, resources, servers } = buildModel({
      document: prepared.document,
      file,
      config: await loadSdkConfig(join(folder, 'stainless.yml')),
      onWarning: (problem) =>
        warnings.push(`${problem.severity} ${formatProblem(problem).replace(/^.*stainless/, 'stainless')}`),
    });
    return { operations, resources, servers, warnings };
  });
}

describe('a configuration for another generator', () => {
  it('pages lists by the first scheme that fits, and nothing else', async () => {
    const { operations, warnings } = await read(
      `${schemes}resources: { pets: { methods: { list: get /pets, create: post /pets, retrieve: "get /pets/{id}" } } }\n`,
    );
    expect(operations.map(({ id, pagination }) => [id, pagination])).toEqual([
      [
        'pets.list',
        { kind: 'page-number', items: 'items', token: 'page', size: 'size', itemSchema: { kind: 'string' } },
      ],
      ['pets.create', undefined],
      ['pets.retrieve', undefined],
    ]);
    expect(warnings).toEqual([]);
  });

  it('leaves out what the document does not have, with a warning for each', async () => {
    const { operations, resources, warnings } = await read(`${schemes}resources:
  pets:
    methods:
      list: { endpoint: get /pets, paginated: cursor }
      watch: { endpoint: post /pets, streaming: {} }
      remove: delete /pets
  toys:
    methods: { list: get /toys }
streaming: { on_event: [{ data_starts_with: "[DONE]", handle: done }] }
`);
    expect(resources.map(({ name }) => name)).toEqual(['pets']);
    expect(operations.map(({ id, pagination, stream }) => [id, pagination, stream])).toEqual([
      ['pets.list', undefined, undefined],
      ['pets.watch', undefined, undefined],
    ]);
    expect(warnings).toEqual([
      'warning stainless.yml:15:7 #/resources/pets/remove: The document has no operation `delete /pets` for `remove`. That path has: get, post.',
      'warning stainless.yml:17:16 #/resources/toys/list: The document has no path for `list: get /toys`. Correct the path.',
      'warning stainless.yml:13:7 #/resources/pets/list/pagination/next: The document has no property `next` there. Its properties: items, pages.',
      'warning stainless.yml:14:7 #/resources/pets/watch/done: The operation does not stream.',
    ]);
  });

  it('finds paths whatever their placeholders are called', async () => {
    const { operations } = await read('resources: { pets: { methods: { get: "get /pets/{pet_id}/" } } }');
    expect(operations.map(({ path }) => path)).toEqual(['/pets/{id}']);
  });

  it('tells operations of one address apart, and finds those to which it adds a query string', async () => {
    const { operations } = await read(
      'resources: { pets: { methods: { get: "get /pets/{pet}", beta: "get /pets/{pet}?beta=true", list: "get /pets?all" } } }',
      document + variant,
    );
    expect(operations.map(({ path }) => path)).toEqual(['/pets/{id}', '/pets/{id}?beta=true', '/pets']);
  });

  it('calls a resource otherwise whose name every client has', async () => {
    const { operations, warnings } = await read('resources: { limits: { methods: { list: get /pets } } }');
    expect(operations.map(({ id }) => id)).toEqual(['limits2.list']);
    expect(warnings).toEqual([
      'warning stainless.yml:1:14 #/resources/limits: The name `limits` is that of something else there. It is called `limits2`.',
    ]);
  });

  it('passes over the name that a neighbour has', async () => {
    const { operations } = await read(
      'resources: { limits: { methods: { list: get /pets } }, limits2: { methods: { create: post /pets } } }',
    );
    expect(operations.map(({ id }) => id)).toEqual(['limits3.list', 'limits2.create']);
  });

  it('may call one endpoint by several names', async () => {
    const { operations } = await read(
      'resources: { pets: { methods: { create: post /pets }, subresources: { cats: { methods: { create: post /pets } } } } }',
    );
    expect(operations.map(({ id }) => id)).toEqual(['pets.create', 'pets.cats.create']);
  });

  it('gives the address that the document lacks', async () => {
    const { servers } = await read('environments: { test: "http://localhost", production: https://api.example.com }');
    expect(servers).toEqual([{ url: 'https://api.example.com' }]);
  });

  it('leaves out models that the document does not have', async () => {
    const { warnings } = await read('resources: { pets: { models: { pet: Pet }, methods: { list: get /pets } } }');
    expect(warnings).toEqual([
      'warning stainless.yml:1:32 #/models/Pet: The document has no schema `Pet`. Correct its name.',
    ]);
  });

  it('that says nothing of calls leaves them to the document', async () => {
    const { operations } = await read('client_settings: { idempotency: { header: X-Key } }');
    expect(operations.map(({ id, idempotencyHeader }) => [id, idempotencyHeader])).toEqual([
      ['pets.list', undefined],
      ['pets.create', 'X-Key'],
      ['pets.retrieve', undefined],
    ]);
  });
});
