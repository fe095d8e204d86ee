import { describe, expect, it } from 'vitest';
import { emitResources } from '../../../src/emit/resources/emit-resources.ts';
import { modelOf, printed } from '../../sources.ts';

const pet = '{ type: object, required: [name], properties: { name: { type: string } } }';

/** The module of a call `GET /pets` that answers what a schema says. */
async function moduleOf(schema: string, { parameters = '', responses = '' } = {}): Promise<string> {
  const content = `content: { application/json: { schema: ${schema} } }`;
  const files = await printed(
    emitResources(
      await modelOf(`
paths:
  /pets:
    get:
      parameters: [${parameters}]
      responses: { "200": { description: "", ${content} }${responses} }
components: { schemas: { Pet: ${pet} } }
`),
    ),
  );
  return files['resources/pets.ts'] ?? '';
}

const page = { parameters: '{ name: page_token, in: query, schema: { type: string } }' };

describe('what a call answers', () => {
  it.each([
    [
      'an interface where the document has no name for an object',
      pet,
      {},
      'export interface PetRetrieveResponse {\n  name: string;\n}\n',
      'APIPromise<PetRetrieveResponse>',
    ],
    [
      'named by the call where nothing may be answered as well',
      pet,
      { responses: ', "204": { description: "" } ' },
      'export type PetRetrieveResponse = { name: string } | undefined;\n',
      'APIPromise<PetRetrieveResponse>',
    ],
    [
      'called as the document calls it',
      '{ type: array, items: { $ref: "#/components/schemas/Pet" } }',
      {},
      'export type PetListResponse = Pet[];\n',
      'APIPromise<Pet[]>',
    ],
    [
      'written once for the items of pages',
      `{ type: object, properties: { pets: { type: array, items: ${pet} }, next_page_token: { type: string } } }`,
      page,
      `export interface PetListResponse {
  name: string;
}

/** A page of \`pets.list\`. */
export type PetListResponsesPaginatedCursor = Page<
  PetListResponse,
  { pets?: PetListResponse[] | undefined; next_page_token?: string | undefined }
>;
`,
      "PagePromise<PetListResponse, PetListResponsesPaginatedCursor['body']>",
    ],
  ])('is %s', async (_fact, schema, others, declaration, result) => {
    const module = await moduleOf(schema, others);
    expect(module).toContain(declaration);
    expect(module.match(/\w+Promise<.*>(?= \{)/g)).toEqual([result, result]);
  });
});
