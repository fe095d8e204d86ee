import { expect, it } from 'vitest';
import {
  type Auth,
  type Authorization,
  basicAuth,
  bearerAuth,
  cookieAuth,
  headerAuth,
  queryAuth,
} from '../../../src/runtime/http/authorization.ts';

it.each<[string, Auth, string, Authorization]>([
  ['bearer token', bearerAuth, 'My API Key', { headers: { authorization: 'Bearer My API Key' } }],
  ['user and password', basicAuth, 'user:pass', { headers: { authorization: 'Basic dXNlcjpwYXNz' } }],
  ['header', headerAuth('x-key'), 'k', { headers: { 'x-key': 'k' }, redirect: 'manual' }],
  ['query parameter', queryAuth('key'), 'k', { query: { key: 'k' } }],
  ['cookie', cookieAuth('session'), 'a;b', { headers: { cookie: 'session=a%3Bb' } }],
])('sends a key as a %s', (_, auth, key, wanted) => {
  expect(auth(key)).toEqual(wanted);
});
