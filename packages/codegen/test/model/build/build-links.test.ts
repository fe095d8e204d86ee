import { describe, expect, it } from 'vitest';
import { emitDocs } from '../../../src/emit/docs/emit-docs.ts';
import { emitResources } from '../../../src/emit/resources/emit-resources.ts';
import { buildModel } from '../../../src/model/build-model.ts';
import { prepareDocument } from '../../../src/spec/prepare-document.ts';
import { readJson } from '../../emit/docs/docs-model.ts';
import { modelOf, printed } from '../../sources.ts';
import { fixture } from '../../spec/fixture.ts';

async function linksModel() {
  const file = fixture('families/links.yaml');
  const { document } = await prepareDocument(file);
  return buildModel({ document, file });
}

describe('the links of an answer', () => {
  it('name operations of the client, and what they are given', async () => {
    const { operations } = await linksModel();
    expect(operations.map(({ id, links }) => [id, links])).toEqual([
      [
        'pets.create',
        [
          {
            operation: 'pets.retrieve',
            description: 'The new pet as it is *now*.',
            given: [
              { name: 'id', value: '$response.body#/id' },
              { name: 'fields', value: '*' },
            ],
          },
          {
            operation: 'pets.toys.create',
            given: [
              { name: 'id', value: '$response.body#/id' },
              { name: 'count', value: '3' },
              { name: 'body', value: '$request.body' },
            ],
          },
          { operation: 'pets.delete', given: [{ name: 'id', value: '$response.body#/`id`' }] },
        ],
      ],
      ['pets.retrieve', undefined],
      ['pets.delete', undefined],
      ['pets.toys.create', undefined],
    ]);
  });

  it('tell operations of one address apart', async () => {
    const answer = (links: string) => `{ "200": { description: "", links: { ${links} } } }`;
    const { operations } = await modelOf(`paths:
  /tools: { get: { operationId: tools, responses: ${answer('A: { operationId: saws }, B: { operationId: tools }')} } }
  /tools#saws: { get: { operationId: saws, responses: { "204": { description: "" } } } }
`);
    expect(operations.map(({ id, links }) => [id, links])).toEqual([
      [
        'tools.list',
        [
          { operation: 'tools.saws', given: [] },
          { operation: 'tools.list', given: [] },
        ],
      ],
      ['tools.saws', undefined],
    ]);
  });

  it('are data of the reference', async () => {
    const page = readJson(emitDocs(await linksModel()), 'operations/pets/create.json');
    expect(page.returns.links).toEqual([
      {
        title: 'Read a pet',
        slug: 'pets/retrieve',
        description: 'The new pet as it is *now*.',
        parameters: [
          { name: 'id', value: '$response.body#/id' },
          { name: 'fields', value: '*' },
        ],
      },
      {
        title: 'Create toys',
        slug: 'pets/toys/create',
        parameters: [
          { name: 'id', value: '$response.body#/id' },
          { name: 'count', value: '3' },
          { name: 'body', value: '$request.body' },
        ],
      },
      { title: 'Delete pets', slug: 'pets/delete', parameters: [{ name: 'id', value: '$response.body#/`id`' }] },
    ]);
  });

  it('are told beside the call', async () => {
    const files = await printed(emitResources(await linksModel()));
    expect(files['resources/pets.ts']).toContain(
      ` * @see \`pets.retrieve\` with \`id\` from \`$response.body#/id\`, \`fields\` from \`*\`: The new pet as it is *now*.
 * @see \`pets.toys.create\` with \`id\` from \`$response.body#/id\`, \`count\` from \`3\`, \`body\` from \`$request.body\`
 * @see \`pets.delete\` with \`id\` from \`$response.body#/id\`
`,
    );
  });
});
