import { describe, expect, it } from 'vitest';
import { loadSdkConfig } from '../../src/spec/load-sdk-config.ts';
import { isStainlessConfig } from '../../src/spec/stainless-config.ts';
import { fixture } from './fixture.ts';

describe('a configuration of the form `resources: … methods: …`', () => {
  it('is read as it is', async () => {
    const { client, resources } = await loadSdkConfig(fixture('stainless.yaml'));
    expect(client).toEqual({ env: { apiKey: ['PETS_TOKEN'] }, idempotencyHeader: 'Idempotency-Key' });
    expect(resources).toMatchObject([
      {
        name: 'pets',
        methods: [
          {
            name: 'list',
            endpoint: { method: 'get', path: '/pets' },
            pagination: { kind: 'cursor', items: 'data', next: 'last', token: 'after' },
          },
          { name: 'retrieve', endpoint: { method: 'get', path: '/pets/{id}' } },
        ],
        children: [
          {
            name: 'toyBoxes',
            methods: [
              { name: 'openAll', endpoint: { method: 'post', path: '/pets/{id}/toys' } },
              { pagination: { kind: 'offset', items: 'data', token: 'skip', size: 'limit', total: 'all' } },
              { pagination: { kind: 'page-number', items: 'items', token: 'page' } },
            ],
          },
        ],
      },
    ]);
    expect(resources[0]?.methods).toHaveLength(2);
  });

  it('is located where its keys stand', async () => {
    const { locate, resources } = await loadSdkConfig(fixture('stainless.yaml'));
    expect(locate(resources[0]?.methods[0]?.path ?? []).line).toBe(35);
    expect(locate(resources[0]?.children[0]?.methods[0]?.path ?? []).line).toBe(41);
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
  ])('is told from one %s', (_fact, value, wanted) => {
    expect(isStainlessConfig(value)).toBe(wanted);
  });
});
