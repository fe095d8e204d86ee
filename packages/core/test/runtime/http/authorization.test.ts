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

it.each<[string, Auth, string, Omit<Authorization, 'secrets'>, sent: string]>([
  ['bearer token', bearerAuth, 'My API Key', { headers: { authorization: 'Bearer My API Key' } }, 'Bearer My API Key'],
  [
    'user and password',
    basicAuth,
    'user:pass',
    { headers: { authorization: 'Basic dXNlcjpwYXNz' } },
    'Basic dXNlcjpwYXNz',
  ],
  [
    'password beyond ASCII',
    basicAuth,
    'test:123\u00a3',
    { headers: { authorization: 'Basic dGVzdDoxMjPCow==' } },
    'Basic dGVzdDoxMjPCow==',
  ],
  ['header', headerAuth('x-key'), 'k', { headers: { 'x-key': 'k' }, redirect: 'manual' }, 'k'],
  ['query parameter', queryAuth('key'), 'k', { query: { key: 'k' } }, 'k'],
  ['cookie', cookieAuth('session'), 'a;b', { headers: { cookie: 'session=a%3Bb' } }, 'session=a%3Bb'],
])('sends a key as a %s, and has it hidden as given and as sent', (_, auth, key, wanted, sent) => {
  expect(auth(key)).toMatchObject({ ...wanted, secrets: expect.arrayContaining([key, sent]) });
});
