import { expect, it } from 'vitest';
import { packageReadme } from '../../src/init/package-readme.ts';
import { gettingStarted } from '../../src/starters/getting-started.ts';
import { modelOf } from '../sources.ts';

const calls = 'paths: { /pets: { get: { responses: { "200": { description: "" } } } } }';
const keyed = `${calls}\nsecurity: [{ key: [] }]\ncomponents: { securitySchemes: { key: { type: http, scheme: bearer } } }\n`;
/** Several ways to be let in, of which the shortest with the key has two credentials. */
const several = `${calls}
security: [{ login: [] }, { key: [], login: [], device: [] }, { app: [], key: [] }]
components:
  securitySchemes:
    key: { type: http, scheme: bearer }
    app: { type: apiKey, in: header, name: X-App }
    login: { type: http, scheme: basic }
    device: { type: apiKey, in: header, name: X-Device }
`;
const anyKey = 'keeps what is created for each key apart';

it.each<
  [fact: string, document: string, command: string, client: string, core: string, cli: string, keepsApart: boolean]
>([
  [
    'gives a key to an API that asks for one',
    keyed,
    "shop pets list --api-key 'any key' --base-url http://127.0.0.1:4010\n",
    "new Shop({ apiKey: 'any key', baseURL: 'http://127.0.0.1:4010' })",
    'Without `apiKey` and `baseURL` the client reads `SHOP_API_KEY` and `SHOP_BASE_URL`',
    'Without `--api-key` and `--base-url` it reads `SHOP_API_KEY` and `SHOP_BASE_URL`.',
    true,
  ],
  [
    'gives all credentials to an API that asks for several',
    several,
    "SHOP_APP='any key' shop pets list --api-key 'any key' --base-url http://127.0.0.1:4010\n",
    "new Shop({ apiKey: 'any key', app: 'any key', baseURL: 'http://127.0.0.1:4010' })",
    'Without `apiKey`, `app` and `baseURL` the client reads `SHOP_API_KEY`, `SHOP_APP` and `SHOP_BASE_URL`',
    'Without `--api-key` and `--base-url` it reads `SHOP_API_KEY` and `SHOP_BASE_URL`. It always reads `SHOP_APP`.',
    false,
  ],
  [
    'gives none to an API that asks for none',
    calls,
    'shop pets list --base-url http://127.0.0.1:4010\n',
    "new Shop({ baseURL: 'http://127.0.0.1:4010' })",
    'Without `baseURL` the client reads `SHOP_BASE_URL`',
    'Without `--base-url` it reads `SHOP_BASE_URL`.',
    false,
  ],
  [
    'tells of tokens that the client gets itself',
    `${calls}
security: [{ login: [] }]
components:
  securitySchemes:
    login: { type: oauth2, flows: { clientCredentials: { tokenUrl: "https://login.test/token", scopes: {} } } }
`,
    "shop pets list --api-key 'any key' --base-url http://127.0.0.1:4010\n",
    "new Shop({ apiKey: 'any key', baseURL: 'http://127.0.0.1:4010' })",
    'In place of a token the client takes `clientId` and `clientSecret`, or reads `SHOP_CLIENT_ID` and `SHOP_CLIENT_SECRET`, and gets tokens itself, from `tokenURL` or `SHOP_TOKEN_URL` where one is given: the local server has them, too.',
    'Without `--api-key` and `--base-url` it reads `SHOP_API_KEY` and `SHOP_BASE_URL`.',
    true,
  ],
])('%s', async (_fact, document, command, client, core, cli, keepsApart) => {
  const model = await modelOf(document);
  expect(packageReadme('cli', model)).toContain(command);
  expect(packageReadme('cli', model)).toContain(cli);
  for (const text of [packageReadme('core', model), gettingStarted(model)]) {
    expect(text).toContain(client);
    expect(text).toContain(core);
  }
  const server = [packageReadme('emulator', model), gettingStarted(model)].map((text) => text.replaceAll('\n', ' '));
  expect(server.map((text) => text.includes(anyKey))).toEqual([keepsApart, keepsApart]);
});
