import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { buildClient, buildServers } from '../../../src/model/build/build-client.ts';
import type { Auth } from '../../../src/model/client-model.ts';
import { normalise } from '../../spec/normalise/normalise.ts';

function documentOf(parts: { readonly [key: string]: Json }) {
  return normalise(parts).document;
}

describe('buildClient', () => {
  it.each([
    ['Acme API', 'Acme', 'acme', 'ACME_API_KEY'],
    ['The API', 'The', 'the', 'THE_API_KEY'],
    ["Acme's API documentation", 'Acme', 'acme', 'ACME_API_KEY'],
    ['The Acme REST API', 'Acme', 'acme', 'ACME_API_KEY'],
    ["Acme's official OpenAPI spec + Acorn extension", 'Acme', 'acme', 'ACME_API_KEY'],
    ["Jane's Bakery", 'JanesBakery', 'janes-bakery', 'JANES_BAKERY_API_KEY'],
    ['Acme Web API with fixes', 'AcmeWeb', 'acme-web', 'ACME_WEB_API_KEY'],
    ['API for Acme', 'ForAcme', 'for-acme', 'FOR_ACME_API_KEY'],
    ['API', 'Api', 'api', 'API_API_KEY'],
    ['OpenAPI definition', 'OpenapiDefinition', 'openapi-definition', 'OPENAPI_DEFINITION_API_KEY'],
    ['Swagger Petstore - OpenAPI 3.0', 'Petstore', 'petstore', 'PETSTORE_API_KEY'],
    ['GitHub v3 REST API', 'GitHub', 'github', 'GITHUB_API_KEY'],
    ["GitHub's official OpenAPI spec + Octokit extension", 'GitHub', 'github', 'GITHUB_API_KEY'],
    ['DigitalOcean API', 'DigitalOcean', 'digitalocean', 'DIGITALOCEAN_API_KEY'],
    ['OpenAI API', 'OpenAI', 'openai', 'OPENAI_API_KEY'],
    ['eBay', 'EBay', 'ebay', 'EBAY_API_KEY'],
    ['GitHubApi', 'GitHub', 'github', 'GITHUB_API_KEY'],
    [
      'OrderManagementService',
      'OrderManagementService',
      'order-management-service',
      'ORDER_MANAGEMENT_SERVICE_API_KEY',
    ],
    ['ACME', 'Acme', 'acme', 'ACME_API_KEY'],
    ['Acme Orders API v1.2 (beta)', 'AcmeOrdersBeta', 'acme-orders-beta', 'ACME_ORDERS_BETA_API_KEY'],
    ['API v2', 'V2', 'v2', 'V2_API_KEY'],
    ['2checkout', '_2checkout', '2checkout', '_2CHECKOUT_API_KEY'],
    ['日本 API', 'RiBen', 'ri-ben', 'RI_BEN_API_KEY'],
    ['---', 'ApiClient', 'api', 'API_API_KEY'],
    ['Client', 'ApiClient', 'client', 'CLIENT_API_KEY'],
    ['Stream API', 'StreamClient', 'stream', 'STREAM_API_KEY'],
    ['Conflict', 'ConflictClient', 'conflict', 'CONFLICT_API_KEY'],
  ])('of %s is %s, by the command %s, with the key in %s', (title, className, binary, variable) => {
    const client = buildClient(documentOf({ info: { title, version: '1' } }), undefined);
    expect(client).toMatchObject({
      className,
      errorName: `${className}Error`,
      providerName: `${className}Provider`,
      clientHook: `use${className}`,
      binary,
      scope: `@${binary}`,
      env: {
        apiKey: [variable],
        baseURL: variable.replace(/_API_KEY$/, '_BASE_URL'),
        log: variable.replace(/_API_KEY$/, '_LOG'),
      },
    });
  });

  it('takes what the configuration says over what the title gives', () => {
    const env = { apiKey: ['A', 'B'], baseURL: 'C', log: 'D' };
    const config = { class: 'Shop', scope: '@shop', binary: 'shopper', env };
    expect(buildClient(documentOf({}), config)).toEqual({
      className: 'Shop',
      errorName: 'ShopError',
      providerName: 'ShopProvider',
      clientHook: 'useShop',
      binary: 'shopper',
      scope: '@shop',
      env,
    });
  });

  const bearer = { type: 'http', scheme: 'Bearer' };
  const basic = { type: 'http', scheme: 'basic' };
  const header = { type: 'apiKey', in: 'header', name: 'X-Key' };
  const cookie = { type: 'apiKey', in: 'cookie', name: 'key' };
  const oauth = { type: 'oauth2', flows: {} };

  it.each<[fact: string, schemes: { [name: string]: Json }, wanted: Auth | undefined]>([
    ['as a bearer token before all others', { basic, header, bearer }, { type: 'bearer' }],
    ['in its own header', { basic, header }, { type: 'apiKey', in: 'header', name: 'X-Key' }],
    ['in the first place of several', { cookie, header }, { type: 'apiKey', in: 'cookie', name: 'key' }],
    ['as a bearer token of OAuth', { basic, oauth }, { type: 'bearer' }],
    ['as user name and password', { basic }, { type: 'basic' }],
    ['nowhere where the scheme takes no key', { digest: { type: 'http', scheme: 'digest' } }, undefined],
    ['nowhere where there is no scheme', {}, undefined],
  ])('sends the key %s', (_fact, securitySchemes, wanted) => {
    expect(buildClient(documentOf({ components: { securitySchemes } }), undefined).auth).toEqual(wanted);
  });
});

describe('several schemes', () => {
  const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
  const app = { type: 'apiKey', in: 'header', name: 'X-App', description: 'The application.' };
  const login = { type: 'http', scheme: 'basic' };
  const oauth = { type: 'oauth2', flows: { clientCredentials: { tokenUrl: '/token', scopes: { a: '', b: '' } } } };
  const credentialsOf = (securitySchemes: { [name: string]: Json }, security: Json) =>
    buildClient(documentOf({ components: { securitySchemes }, security }), undefined).credentials;

  it('have an option each, beside the key', () => {
    expect(credentialsOf({ key, 'app-key': app, login }, [{ key: [], 'app-key': [] }, { login: [] }])).toMatchObject({
      options: [
        { option: 'apiKey', auth: { type: 'apiKey', in: 'header', name: 'X-Key' } },
        { option: 'appKey', auth: { type: 'apiKey', in: 'header', name: 'X-App' }, description: 'The application.' },
        { option: 'login', auth: { type: 'basic' } },
      ],
      ways: [['apiKey', 'appKey'], ['login']],
    });
  });

  it.each<[fact: string, schemes: { [name: string]: Json }, security: Json]>([
    [
      'that are sent in the same way are one',
      { a: { type: 'http', scheme: 'bearer' }, b: { type: 'openIdConnect', openIdConnectUrl: 'https://a.test' } },
      [{ a: [] }, { b: [] }],
    ],
    ['that nothing asks for have none', { key, app }, [{ key: [] }]],
    ['that no key can serve have none', { key, certificate: { type: 'mutualTLS' } }, [{ key: [], certificate: [] }]],
  ])('%s', (_fact, schemes, security) => {
    expect(credentialsOf(schemes, security)).toBeUndefined();
  });

  it('may be left out where nothing is asked for as well', () => {
    expect(credentialsOf({ key, app }, [{ key: [], app: [] }, {}])).toMatchObject({ ways: [] });
  });

  it('get a token with the scopes that operations ask for', () => {
    expect(credentialsOf({ oauth }, [{ oauth: ['b'] }])).toMatchObject({
      options: [{ option: 'apiKey' }, { option: 'clientId' }, { option: 'clientSecret' }],
      ways: [['apiKey'], ['clientId', 'clientSecret']],
      token: { url: '/token', env: 'TEST_TOKEN_URL', scopes: ['b'] },
    });
  });

  it('never read the variable of another option', () => {
    const schemes = { jwt: { type: 'http', scheme: 'bearer' }, api_key: key, 'base-url': app, base_url: login };
    const security = Object.keys(schemes).map((name) => ({ [name]: [] }));
    expect(credentialsOf(schemes, security)?.options.flatMap(({ env }) => env)).toEqual([
      'TEST_API_KEY',
      'TEST_API_KEY2',
      'TEST_BASE_URL2',
      'TEST_BASE_URL3',
    ]);
  });

  it('never take the name of another option', () => {
    const options = credentialsOf({ key, timeout: app, constructor: login }, [
      { key: [] },
      { timeout: [] },
      { constructor: [] },
    ])?.options;
    expect(options?.map(({ option }) => option)).toEqual(['apiKey', 'timeout2', 'constructor2']);
  });
});

describe('buildServers', () => {
  it.each<[fact: string, servers: Json, wanted: Json]>([
    ['is the root where the document names none', [], [{ url: '/' }]],
    [
      'keeps the order',
      [{ url: 'https://a.test' }, { url: 'https://b.test', description: 'B.' }],
      [{ url: 'https://a.test' }, { url: 'https://b.test', description: 'B.' }],
    ],
    [
      'puts the defaults of variables in their places',
      [
        {
          url: 'https://{region}.test/{version}',
          variables: { region: { default: 'eu' }, version: { default: 'v1' } },
        },
      ],
      [{ url: 'https://eu.test/v1' }],
    ],
    [
      'leaves variables that are not declared',
      [{ url: 'https://{constructor}.test' }],
      [{ url: 'https://{constructor}.test' }],
    ],
  ])('%s', (_fact, servers, wanted) => {
    expect(buildServers(documentOf({ servers }))).toEqual(wanted);
  });
});
