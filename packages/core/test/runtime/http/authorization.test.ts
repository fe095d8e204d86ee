import { expect, it } from 'vitest';
import { type Auth, type Authorization, authorize } from '../../../src/runtime/http/authorization.ts';

it.each<[Auth, string, Authorization]>([
  [{ type: 'bearer' }, 'My API Key', { headers: { Authorization: 'Bearer My API Key' } }],
  [{ type: 'basic' }, 'user:pass', { headers: { Authorization: 'Basic dXNlcjpwYXNz' } }],
  [{ type: 'apiKey', in: 'header', name: 'x-key' }, 'k', { headers: { 'x-key': 'k' } }],
  [{ type: 'apiKey', in: 'query', name: 'key' }, 'k', { query: { key: 'k' } }],
  [{ type: 'apiKey', in: 'cookie', name: 'session' }, 'a;b', { headers: { Cookie: 'session=a%3Bb' } }],
])('sends a key as %o', (auth, key, wanted) => {
  expect(authorize(auth, key)).toEqual(wanted);
});
