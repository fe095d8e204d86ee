import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/json.ts';
import { checkSdkConfig } from '../../../src/spec/config/check-sdk-config.ts';
import { loadSdkConfig } from '../../../src/spec/config/load-sdk-config.ts';
import { isStainlessConfig, translateStainless } from '../../../src/spec/config/stainless-config.ts';
import { fixture } from '../fixture.ts';

describe('a configuration of the form `resources: … methods: …`', () => {
  it('is read as it is', async () => {
    const { client, isForeign, resources } = await loadSdkConfig(fixture('stainless.yaml'));
    expect(isForeign).toBe(true);
    expect(client).toEqual({
      class: 'PetShop',
      scope: '@pets',
      binary: 'pets',
      env: { apiKey: ['PETS_TOKEN'] },
      idempotencyHeader: 'Idempotency-Key',
      server: 'https://api.example.com/v1',
    });
    expect(resources.map(({ name, methods }) => [name, methods.map((method) => method.name)])).toEqual([
      ['root', ['ping']],
      ['pets', ['list', 'retrieve', 'watch', 'ask', 'tell']],
      ['_3dModels', ['list', 'LIST']],
    ]);
    const [, pets] = resources;
    expect(pets?.methods.map(({ endpoint, done, stream }) => [endpoint.method, endpoint.path, done, stream])).toEqual([
      ['get', '/pets', undefined, undefined],
      ['get', '/pets/{id}', undefined, undefined],
      ['post', '/pets/watch', '[DONE]', undefined],
      ['post', '/pets/ask', '[DONE]', { when: 'stream', item: 'Toy' }],
      ['post', '/pets/tell', '[DONE]', { when: 'live' }],
    ]);
    expect(pets?.methods[3]?.pagination).toBeUndefined();
    expect(pets?.methods[1]?.pagination).toHaveLength(5);
  });

  it('names types as its resources name their models', async () => {
    const { models, locate } = await loadSdkConfig(fixture('stainless.yaml'));
    expect(models).toEqual({ Pet: 'Pet', Toy: 'Toy', Label: 'label_object', LabelsPet: 'label_pet', APIKey: 'key' });
    expect(locate(['models', 'APIKey']).line).toBe(105);
  });

  it('changes the document', async () => {
    const { transforms } = await loadSdkConfig(fixture('stainless.yaml'));
    expect(transforms.map(({ path, ...change }) => [Number(path.at(-1)), change])).toEqual([
      [0, { target: '$..propertyNames', change: 'remove' }],
      [1, { target: '$.a["x y"]', change: 'remove' }],
      [1, { target: '$.b["x y"]', change: 'remove' }],
      [2, { target: '$.c', change: 'replace', value: true }],
      [3, { target: '$.d', change: 'merge', value: { title: 'D' } }],
      [4, { target: '$.tags', change: 'merge', value: [{ name: 'new' }] }],
    ]);
  });

  it('says how lists are read page by page', async () => {
    const { resources } = await loadSdkConfig(fixture('stainless.yaml'));
    const [, pets] = resources;
    expect(pets?.methods[0]?.pagination).toEqual({
      kind: 'cursor',
      items: 'data',
      next: ['meta', 'last'],
      token: 'after',
    });
    expect(pets?.children[0]?.methods.map(({ name, pagination }) => [name, pagination])).toEqual([
      ['openAll', expect.any(Array)],
      ['list', { kind: 'offset', items: 'data', token: 'skip', total: 'all' }],
      ['search', { kind: 'page-number', token: 'page', pages: 'pages' }],
      ['find', { kind: 'item', items: 'data', next: 'has_more', token: 'starting_after', id: 'key' }],
      ['follow', { kind: 'link', items: 'items', next: 'next' }],
      ['guess', undefined],
    ]);
  });

  it('is left out where it has no counterpart, with a warning and its line', async () => {
    const { warnings } = await loadSdkConfig(fixture('stainless.yaml'));
    expect(warnings.every(({ severity }) => severity === 'warning')).toBe(true);
    const lines = warnings.map(({ line, pointer, message }) => `${line} ${pointer}: ${message}`);
    expect(lines).toEqual([
      '64 #/pagination/5: How the next page is asked for is not understood for the type fake_page.',
      '65 #/pagination/6: Pages are asked for in the query alone, not in the body.',
      '75 #/resources/$client: A client has no methods of its own. They stand in `root`.',
      '82 #/resources/pets/methods/helper: The method calls no endpoint. Only `get /path` and the like are called.',
      '85 #/resources/pets/methods/tell/streaming/stream_event_model: No schema of the document is the model `pets.cat`.',
      '99 #/resources/pets/subresources/toy_boxes/methods/guess/paginated: There is no scheme `no_page`, or it is left out.',
      '102 #/resources/3d-models/color: The key `color` has no counterpart. It is left out.',
      '13 #/client_settings/opts/region: The option has no counterpart: only credentials have. Clients send headers by `defaultHeaders`.',
      '12 #/client_settings/opts/admin_key: Further credentials are named by the security schemes of the document, their variables too.',
      '115 #/openapi/transforms/5: The change is not understood. Write it as an OpenAPI Overlay: --overlay.',
      '14 #/security_schemes: Credentials are those of the document. Change its `components.securitySchemes` by an overlay.',
      '70 #/settings/unwrap_response_fields: Answers are given whole.',
      '9 #/client_settings/default_timeout: Give it to the client: `timeout`.',
      '106 #/flavour: The key `flavour` is not understood.',
    ]);
  });

  it('is located where its keys stand', async () => {
    const { locate, resources } = await loadSdkConfig(fixture('stainless.yaml'));
    expect(locate(resources[1]?.methods[0]?.path ?? []).line).toBe(80);
    expect(locate(resources[1]?.children[0]?.methods[0]?.path ?? []).line).toBe(92);
    expect(locate(['resources', 'pets', 'list', 'pagination']).line).toBe(80);
  });

  it('is never translated to what this form does not allow', () => {
    const keys = fc.constantFrom(
      ...[
        'client_settings',
        'opts',
        'api_key',
        'read_env',
        'default_env_prefix',
        'organization',
        'name',
        'targets',
        'cli',
      ],
      ...['typescript', 'package_name', 'binary_name', 'options', 'client_name', 'pagination', 'type', 'request'],
      ...[
        'response',
        'x-stainless-pagination-property',
        'purpose',
        'properties',
        'items',
        'resources',
        'methods',
        'endpoint',
      ],
      ...[
        'paginated',
        'streaming',
        'on_event',
        'handle',
        'data_starts_with',
        'subresources',
        '$client',
        'skip',
        'a b',
        '3d',
      ],
    );
    const words = fc.constantFrom(
      '',
      'x',
      'a-b',
      'get /a',
      'GET  /a b',
      'cursor',
      'items',
      'next_cursor_param',
      'done',
      '@',
    );
    const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        words,
        fc.constantFrom(null, true, 1),
        fc.array(tie('tree'), { maxLength: 2 }),
        fc.dictionary(keys, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(keys, tree, { maxKeys: 6 }), (source) => {
        expect(checkSdkConfig(translateStainless(source).value)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['with a list of methods', { resources: { pets: { methods: {} } } }, true],
    ['with shared models', { resources: { $shared: {} } }, true],
    ['of our own form', { resources: { pets: { list: 'get /pets' } } }, false],
    [
      'of our own form with a call named methods',
      { resources: { pets: { methods: { endpoint: 'get /pets' } } } },
      false,
    ],
    ['without resources', {}, false],
    ['with settings alone', { openapi: { code_samples: 'mintlify' } }, true],
    ['of our own form with a client', { client: {}, resources: { $shared: {} } }, false],
  ])('is told from one %s', (_fact, value, wanted) => {
    expect(isStainlessConfig(value)).toBe(wanted);
  });
});
