import { expect, it } from 'vitest';
import { sdkConfigFile } from '../../src/init/sdk-config-file.ts';
import { modelOf } from '../sources.ts';

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
