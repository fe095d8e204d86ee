import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sdkConfigFile } from '../../src/init/sdk-config-file.ts';
import { loadSdkConfig } from '../../src/spec/config/load-sdk-config.ts';
import { inFolder, modelOf } from '../sources.ts';
import { fixture } from '../spec/fixture.ts';

const responses = '{ "200": { description: "", content: { application/json: { schema: { type: string } } } } }';

it('names every call of a document, also those that share an address', async () => {
  const document = `paths:
  /#Action=Open: { post: { operationId: open, responses: ${responses} } }
  /#Action=Close: { post: { operationId: close, responses: ${responses} } }
  /search?kind=text&q={term}#texts:
    get:
      parameters: [{ name: term, in: path, required: true, schema: { type: string } }]
      responses: ${responses}
`;
  const inferred = await modelOf(document);
  const config = await sdkConfigFile(inferred, { document: 'api.yaml', config: undefined });
  const named = await modelOf(document, config);
  expect(named.operations).toEqual(inferred.operations);
  expect(named.operations).toHaveLength(3);
});

it('shows what a path hides', async () => {
  const path = JSON.stringify('/a\u202e\u200b\u{e0041}b');
  const document = `paths: { ${path}: { get: { operationId: open, responses: ${responses} } } }`;
  const inferred = await modelOf(document);
  const config = await sdkConfigFile(inferred, { document: 'api.yaml', config: undefined });
  expect(config).toContain(String.raw`"get /a\u202e\u200b\udb40\udc41b"`);
  expect((await modelOf(document, config)).operations).toEqual(inferred.operations);
});

it('says how lists are read as it was recognised', async () => {
  const document = (await readFile(fixture('wire/lists.yaml'), 'utf8')).replace(/^openapi:.*\ninfo:.*\n/m, '');
  const inferred = await modelOf(document);
  const config = await sdkConfigFile(inferred, { document: 'api.yaml', config: undefined });
  const named = await modelOf(document, config);
  expect(named.operations.map(({ pagination }) => pagination)).toEqual(
    inferred.operations.map(({ pagination }) => pagination),
  );
});

it('keeps a configuration for another generator whole, with the name of the document', async () => {
  const written = `# Ours.
organization: { name: pet-shop }
resources:
  pets:
    models: { pet: "#/components/schemas/pet_detail" }
    methods: { list: get /pets }
openapi:
  transforms: [ { command: remove, args: { target: $.paths.toys } } ]
`;
  await inFolder({ 'stainless.yml': written }, async (folder) => {
    const config = await loadSdkConfig(join(folder, 'stainless.yml'));
    const model = await modelOf(`paths: { /pets: { get: { responses: ${responses} } } }`);
    const kept = await sdkConfigFile(model, { document: 'api.yaml', config });
    expect(kept).toBe(`${written}document: api.yaml\n`);
    await inFolder({ 'sdk.yaml': kept }, async (other) => {
      const read = await loadSdkConfig(join(other, 'sdk.yaml'));
      const { locate: _, file: __, ...wanted } = config;
      expect(read).toMatchObject({ ...wanted, document: 'api.yaml' });
    });
  });
});
