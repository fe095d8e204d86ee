import { describe, expect, it } from 'vitest';
import { wireFamily } from './wire-family.ts';

const list = ['blue', 'black', 'br/own'];
const object = { R: 100, G: 200 };

describe('a path parameter', () => {
  const family = wireFamily('path-parameters');

  it.each<[resource: string, given: readonly unknown[], target: string]>([
    ['simple', ['b/lue'], '/simple/b%2Flue'],
    ['simple', [list], '/simple/blue,black,br%2Fown'],
    ['simple', [object], '/simple/R,100,G,200'],
    ['simpleExplode', [list], '/simple-explode/blue,black,br%2Fown'],
    ['simpleExplode', [object], '/simple-explode/R=100,G=200'],
    ['label', ['blue'], '/label/.blue'],
    ['label', [list], '/label/.blue,black,br%2Fown'],
    ['label', [object], '/label/.R,100,G,200'],
    ['labelExplode', [list], '/label-explode/.blue.black.br%2Fown'],
    ['labelExplode', [object], '/label-explode/.R=100.G=200'],
    ['matrix', ['blue'], '/matrix/;color=blue'],
    ['matrix', [list], '/matrix/;color=blue,black,br%2Fown'],
    ['matrix', [object], '/matrix/;color=R,100,G,200'],
    ['matrixExplode', [list], '/matrix-explode/;color=blue;color=black;color=br%2Fown'],
    ['matrixExplode', [object], '/matrix-explode/;R=100;G=200'],
    ['json', [object], '/json/%7B%22R%22%3A100%2C%22G%22%3A200%7D'],
    ['plain', [2026, false, 'é'], '/plain/2026/false/%C3%A9'],
  ])('of %s is sent for %j as %s', async (resource, given, target) => {
    await family.call(`${resource}.retrieve`, ...given);
    expect(family.received).toMatchObject([{ line: `GET ${target}` }]);
  });
});

describe('a query parameter', () => {
  const family = wireFamily('query-parameters');

  it.each<[given: object, query: string]>([
    [{ form: 'a b&c' }, 'form=a%20b%26c'],
    [{ form: list }, 'form=blue&form=black&form=br%2Fown'],
    [{ form: object }, 'R=100&G=200'],
    [{ form_joined: list }, 'form_joined=blue,black,br%2Fown'],
    [{ form_joined: object }, 'form_joined=R,100,G,200'],
    [{ space: list }, 'space=blue%20black%20br%2Fown'],
    [{ space: object }, 'space=R%20100%20G%20200'],
    [{ space_explode: list }, 'space_explode=blue&space_explode=black&space_explode=br%2Fown'],
    [{ pipe: list }, 'pipe=blue%7Cblack%7Cbr%2Fown'],
    [{ pipe: object }, 'pipe=R%7C100%7CG%7C200'],
    [{ pipe_explode: list }, 'pipe_explode=blue&pipe_explode=black&pipe_explode=br%2Fown'],
    [{ deep: { created: { gte: 1, lt: 2 } } }, 'deep%5Bcreated%5D%5Bgte%5D=1&deep%5Bcreated%5D%5Blt%5D=2'],
    [{ deep: { expand: ['a', 'b'] } }, 'deep%5Bexpand%5D%5B0%5D=a&deep%5Bexpand%5D%5B1%5D=b'],
    [{ deep: { items: [{ price: 'p' }] } }, 'deep%5Bitems%5D%5B0%5D%5Bprice%5D=p'],
    [{ reserved: '/a:b?c=d&e#[f]+$,;@!()*' }, 'reserved=/a:b?c=d%26e%23%5Bf%5D%2B$,;@!()*'],
    [{ json: { expand: ['a'] } }, 'json=%7B%22expand%22%3A%5B%22a%22%5D%7D'],
    [{ text: '"a"' }, 'text=%22a%22'],
    [{ is_open: false }, 'is_open=false'],
    [{ count: Number.MAX_SAFE_INTEGER }, 'count=9007199254740991'],
    [{ since: '2026-11-22T08:00:00Z' }, 'since=2026-11-22T08%3A00%3A00Z'],
    [{ 'page[size]': 5 }, 'page%5Bsize%5D=5'],
  ])('is sent for %j as %s', async (given, query) => {
    await family.call('colors.list', given);
    expect(family.received).toMatchObject([{ line: `GET /colors?${query}` }]);
  });

  it('that is null, undefined or empty is left out', async () => {
    await family.call('colors.list', { is_open: null, count: undefined, form: [], deep: {} });
    expect(family.received).toMatchObject([{ line: 'GET /colors' }]);
  });

  it('stands for a property of the whole query string', async () => {
    await family.call('whole.retrieve', { q: 'a b' });
    expect(family.received).toMatchObject([{ line: 'GET /whole?q=a%20b' }]);
  });
});

describe('a header', () => {
  const family = wireFamily('header-parameters');

  it.each<[given: object, header: string, value: string]>([
    [{ 'X-Limit': 5 }, 'x-limit', '5'],
    [{ 'X-Colors': ['blue', 'black'] }, 'x-colors', 'blue,black'],
    [{ 'X-Point': { x: 1, y: 2 } }, 'x-point', 'x,1,y,2'],
    [{ 'X-Point-Explode': { x: 1, y: 2 } }, 'x-point-explode', 'x=1,y=2'],
    [{ 'X-Json': { x: 1 } }, 'x-json', '{"x":1}'],
  ])('is sent for %j as %s: %s', async (given, header, value) => {
    await family.call('headers.list', { 'X-Trace': 'abc', ...given });
    expect(family.received).toMatchObject([{ line: 'GET /headers', headers: { 'x-trace': 'abc', [header]: value } }]);
  });

  it('that the client sets itself is no argument', async () => {
    await family.call('headers.list', { 'X-Trace': 'abc' });
    expect(family.received[0]?.headers.accept).toBe('*/*');
  });

  it.each([{ 'X-Point': { x: [1] } }, { 'X-Colors': [['red']] }])(
    'is refused where it is nested: %j',
    async (given) => {
      const [name] = Object.keys(given);
      const call = family.call('headers.list', { 'X-Trace': 'abc', ...given });
      await expect(call).rejects.toThrow(`Header ${name} must not be nested.`);
      expect(family.received).toEqual([]);
    },
  );

  it.each<[given: object, cookie: string]>([
    [{ session: 'a;b' }, 'session=a%3Bb'],
    [{ colors: ['blue', 'black'] }, 'colors=blue,black'],
    [{ session: 's', flags: ['a', 'b'] }, 'session=s; flags=a; flags=b'],
  ])('holds the cookies %j as %s', async (given, cookie) => {
    await family.call('cookies.list', given);
    expect(family.received).toMatchObject([{ line: 'GET /cookies', headers: { cookie } }]);
  });

  it('holds the cookies of a call beside those of the client', async () => {
    await family.callWith({ defaultHeaders: { cookie: 'a=1' } }, 'cookies.list', { session: 's' });
    expect(family.received[0]?.headers.cookie).toBe('a=1; session=s');
  });
});
