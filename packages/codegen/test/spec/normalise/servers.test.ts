import { expect, test } from 'vitest';
import { normalise } from './normalise.ts';

test.each([
  ['https://api.test/v1', 'https://api.test/v1'],
  ['{protocol}://{host}', '{protocol}://{host}'],
  ['//api.test', '//api.test'],
  ['/v1', '/v1'],
  ['./v1', './v1'],
  ['', undefined],
])('the server %j is %j', (url, wanted) => {
  const { document, warnings } = normalise({ servers: [{ url }] });
  expect(document.servers).toEqual(wanted === undefined ? [] : [{ url: wanted }]);
  expect(warnings).toEqual([]);
});

const noScheme = 'This address has no scheme. `https://` is put before it; add it.';
const noAddress = 'This is no address. It is left out; begin it with `https://` or a slash.';

test.each([
  ['api.test', 'https://api.test', noScheme],
  ['api.test:8080/v1', 'https://api.test:8080/v1', noScheme],
  ['localhost:8080', 'https://localhost:8080', noScheme],
  ['api.{region}.test/v1', 'https://api.{region}.test/v1', noScheme],
  ['api.test:{port}{path}', 'https://api.test:{port}{path}', noScheme],
  [',', undefined, noAddress],
  ['Your API URL', undefined, noAddress],
  ['<local-address>', undefined, noAddress],
])('the server %j is %j, with a warning', (url, wanted, message) => {
  const { document, warnings } = normalise({ servers: [{ url }] });
  expect(document.servers).toEqual(wanted === undefined ? [] : [{ url: wanted }]);
  expect(warnings).toEqual([{ pointer: '#/servers/0/url', message }]);
});
