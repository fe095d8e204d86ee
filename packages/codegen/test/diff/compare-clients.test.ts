import { expect, it } from 'vitest';
import { compareModels } from '../../src/diff/compare-models.ts';
import type { Json } from '../../src/json.ts';
import { buildModel } from '../../src/model/build-model.ts';
import { normalise } from '../spec/normalise/normalise.ts';

function modelOf(fields: Readonly<Record<string, Json>>) {
  const paths = { '/pets': { get: { responses: {} } } };
  const { document } = normalise({ info: { title: 'Shop', version: '1' }, paths, ...fields });
  return buildModel({ document, file: 'shop.yaml' });
}

const key = { security: [{ key: [] }], components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } } };
const two: Readonly<Record<string, Json>> = {
  security: [{ key: [] }, { second: [] }],
  components: {
    securitySchemes: { ...key.components.securitySchemes, second: { type: 'apiKey', in: 'header', name: 'x-second' } },
  },
};
const basic = { security: [{ key: [] }], components: { securitySchemes: { key: { type: 'http', scheme: 'basic' } } } };

it.each<
  [fact: string, before: Readonly<Record<string, Json>>, after: Readonly<Record<string, Json>>, wanted: string[]]
>([
  ['finds nothing in equal documents', key, key, []],
  [
    'breaks for names that come from another title',
    {},
    { info: { title: 'Store', version: '1' } },
    [
      'breaking client: The class was `Shop` and is `Store`.',
      'breaking client: The scope of the packages was `@shop` and is `@store`.',
      'breaking client: The command was `shop` and is `store`.',
      'breaking client: The variable for the key was `SHOP_API_KEY` and is `STORE_API_KEY`.',
      'breaking client: The variable for the address was `SHOP_BASE_URL` and is `STORE_BASE_URL`.',
    ],
  ],
  [
    'has a fix for another address',
    { servers: [{ url: 'https://a.test' }] },
    { servers: [{ url: 'https://b.test' }] },
    ['fix client: The address is `https://b.test` now.'],
  ],
  [
    'breaks for calls that need a key',
    {},
    key,
    ['breaking pets.list: Needs a key now.', 'feature client: Takes a key now.'],
  ],
  [
    'has a fix for calls that need none any more',
    key,
    {},
    ['fix client: Takes no key any more.', 'fix pets.list: Needs no key any more.'],
  ],
  [
    'has a feature for another way to be let in',
    key,
    two,
    ['feature client: The option `second` is new.', 'feature client: A client is let in by `second` now.'],
  ],
  ['has a fix for a key that is sent in another way', key, basic, ['fix client: The key is sent in another way.']],
])('%s', (_fact, before, after, wanted) => {
  const changes = compareModels(modelOf(before), modelOf(after));
  expect(changes.map(({ level, place, message }) => `${level} ${place}: ${message}`)).toEqual(wanted);
});
