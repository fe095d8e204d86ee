import { describe, expect, it } from 'vitest';
import { emitResources } from '../../../src/emit/resources/emit-resources.ts';
import { modelOf, printed } from '../../sources.ts';

async function files(yaml: string, config?: string): Promise<Readonly<Record<string, string>>> {
  return printed(emitResources(await modelOf(yaml, config)));
}

const shop = `
servers: [{ url: "https://api.test/v1" }, { url: "https://other.test" }]
tags: [{ name: pets, description: "All pets. */" }]
paths:
  /pets/{id}:
    get:
      tags: [pets]
      parameters: [{ name: id, in: path, required: true, schema: { type: string, examples: [pet-1] } }]
      responses: { "200": { description: "", content: { application/json: { schema: { type: string } } } } }
components:
  securitySchemes: { key: { type: apiKey, in: query, name: "k'\\"" } }
  schemas: { Pet: { type: string } }
`;

describe('the client’s files', () => {
  it('are these', async () => {
    expect(Object.keys(await files(shop))).toEqual([
      ...['resources/pets.ts', 'create-client.ts', 'client.ts', 'api.ts', 'validate.ts', 'lean.ts', 'index.ts'],
    ]);
  });

  it('hold the first address, the variables and the place of the key', async () => {
    const text = (await files(shop))['create-client.ts'];
    expect(text).toContain("import { queryAuth } from '../runtime/http/authorization.ts';\n");
    expect(text).toContain(`export const clientDefaults: ClientDefaults = {
  baseURL: 'https://api.test/v1',
  env: { apiKey: ['SHOP_API_KEY'], baseURL: 'SHOP_BASE_URL', log: 'SHOP_LOG' },
  errorName: 'ShopError',
  auth: queryAuth('k\\'"'),
};
`);
  });

  it.each([
    ['{ type: http, scheme: bearer }', 'bearerAuth'],
    ['{ type: http, scheme: basic }', 'basicAuth'],
    ['{ type: apiKey, in: header, name: X-Key }', "headerAuth('X-Key')"],
    ['{ type: apiKey, in: query, name: key }', "queryAuth('key')"],
    ['{ type: apiKey, in: cookie, name: session }', "cookieAuth('session')"],
  ])('send a key of the scheme %s by %s', async (scheme, wanted) => {
    const text = (await files(`components: { securitySchemes: { key: ${scheme} } }`))['create-client.ts'];
    expect(text).toContain(`\n  auth: ${wanted},\n`);
  });

  it('show a call that needs nothing but a value for its path', async () => {
    const printedFiles = await files(shop);
    expect(printedFiles['create-client.ts']).toContain(` * import { createClient } from '@shop/core/lean';
 * import { retrieve } from '@shop/core/pets';
 *
 * const client = createClient();
 * const answer = await retrieve(client, 'pet-1');
`);
    expect(printedFiles['client.ts']).toContain(" * const answer = await client.pets.retrieve('pet-1');\n");
  });

  it('show no call where each needs more', async () => {
    const printedFiles = await files('paths: { /pets: { post: {} } }');
    expect(printedFiles['create-client.ts']).not.toContain('@example');
    expect(printedFiles['client.ts']).not.toContain('@example');
  });

  it('say nothing of a key where the document has none', async () => {
    const printedFiles = await files('paths: {}');
    expect(printedFiles['create-client.ts']).not.toContain('auth');
    expect(printedFiles['create-client.ts']).toContain('@throws `ShopError` where an option cannot be used.\n');
    expect(printedFiles['client.ts']).toContain('* Without `baseURL` the address is read from `SHOP_BASE_URL`.\n');
  });

  it('hold the class with its resources', async () => {
    expect((await files(shop))['client.ts']).toContain(`export class Shop extends FullClient {
  /** Base of every error that the client throws. */
  static readonly ShopError: typeof BaseError = BaseError;

  /** All pets. *\\/ */
  readonly pets: Pets = new Pets(this);

  /**
   * Without \`apiKey\` the key is read from \`SHOP_API_KEY\`; without \`baseURL\` the address from \`SHOP_BASE_URL\`.
   *
   * @throws \`ShopError\` where an option cannot be used, or there is no key outside of a browser.
   */
  constructor(options: ClientOptions = {}) {
    super(options, clientDefaults);
  }
}
`);
  });

  it('export all names from the entry, and what single calls need from the lean one', async () => {
    const config = 'resources: { shop: { pets: { get: "get /pets/{id}" } } }';
    const { 'index.ts': index, 'lean.ts': lean } = await files(shop, config);
    expect(lean).toBe(`export * from '../runtime/index.ts';

export { BaseError as ShopError } from '../runtime/errors/base-error.ts';

export { createClient } from './create-client.ts';
`);
    expect(index).toBe(`export * from './lean.ts';

export { Shop } from './client.ts';

export type { Pet } from './models.ts';

export { ShopResource } from './tree.ts';

export { Pets } from './resources/shop/pets.ts';
export type { PetGetResponse } from './resources/shop/pets.ts';
`);
  });
});
