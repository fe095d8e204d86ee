import { expect, it } from 'vitest';
import { compareCredentials } from '../../src/diff/compare-credentials.ts';
import type { Auth, Credentials } from '../../src/model/client-model.ts';

const auth: Auth = { type: 'bearer' };
const second = { option: 'second', env: ['SHOP_SECOND'], auth: { type: 'basic' } } as const;
const clientId = { option: 'clientId', env: ['SHOP_CLIENT_ID'] };
const clientSecret = { option: 'clientSecret', env: ['SHOP_CLIENT_SECRET'] };
const token = { url: 'https://a.test/token', env: 'SHOP_TOKEN_URL', scopes: ['read'] };

function takes(options: Credentials['options'], ways: Credentials['ways'], grant?: Credentials['token']) {
  const apiKey = { option: 'apiKey', env: ['SHOP_API_KEY'], auth };
  const credentials = { optionsName: 'ShopOptions', options: [apiKey, ...options], ways };
  return { auth, credentials: { ...credentials, ...(grant && { token: grant }) } };
}

const key = { auth };
const either = takes([second], [['apiKey'], ['second']]);
const both = takes([second], [['apiKey', 'second']]);
const optional = takes([second], []);
const granted = takes([clientId, clientSecret], [['apiKey'], ['clientId', 'clientSecret']], token);

it.each<[fact: string, before: Partial<typeof granted>, after: Partial<typeof granted>, wanted: string[]]>([
  ['finds nothing in the same options', either, either, []],
  [
    'has a feature for one more way in',
    key,
    either,
    ['feature: The option `second` is new.', 'feature: A client is let in by `second` now.'],
  ],
  [
    'breaks for an option that is gone',
    either,
    key,
    [
      'breaking: The option `second` is gone.',
      'breaking: A client is no longer let in by `second`.',
      'breaking: The type `ShopOptions` is gone.',
    ],
  ],
  [
    'breaks for an option that has to be given as well',
    either,
    both,
    ['breaking: A client is no longer let in by `apiKey`.', 'breaking: A client is no longer let in by `second`.'],
  ],
  [
    'has a feature for an option that need not be given any more',
    both,
    either,
    ['feature: A client is let in by `apiKey` now.', 'feature: A client is let in by `second` now.'],
  ],
  [
    'breaks where nothing had to be given',
    optional,
    either,
    ['breaking: A client is no longer let in without credentials.'],
  ],
  [
    'has a feature where nothing has to be given',
    either,
    optional,
    ['feature: A client is let in without credentials now.'],
  ],
  [
    'breaks for another variable',
    either,
    takes([{ ...second, env: ['STORE_SECOND'] }], either.credentials.ways),
    ['breaking: The variable for `second` was `SHOP_SECOND` and is `STORE_SECOND`.'],
  ],
  [
    'has a fix for an option that is sent in another way',
    either,
    takes([{ ...second, auth: { type: 'apiKey', in: 'header', name: 'x-key' } }], either.credentials.ways),
    ['fix: The option `second` is sent in another way.'],
  ],
  [
    'has a feature for tokens',
    key,
    granted,
    [
      'feature: The option `clientId` is new.',
      'feature: The option `clientSecret` is new.',
      'feature: A client is let in by `clientId` and `clientSecret` now.',
    ],
  ],
  [
    'has a fix for a token that is got elsewhere',
    granted,
    takes([clientId, clientSecret], granted.credentials.ways, { ...token, url: 'https://b.test/token' }),
    ['fix: The token is got in another way.'],
  ],
  ['says no more than another comparison where there is no key before', {}, key, []],
])('%s', (_fact, before, after, wanted) => {
  const found: string[] = [];
  compareCredentials(before, after, 'client', (level, _place, message) => void found.push(`${level}: ${message}`));
  expect(found).toEqual(wanted);
});
