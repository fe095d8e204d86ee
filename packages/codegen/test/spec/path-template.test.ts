import { expect, it } from 'vitest';
import { placeholderNames, withBraces, withNamesAlone, withoutNames } from '../../src/spec/path-template.ts';

it.each([
  ['/pets', []],
  ['/pets/{id}/toys/{toy}', ['id', 'toy']],
  ['/{id}/{id}', ['id']],
])('names each placeholder of %s once', (path, wanted) => {
  expect(placeholderNames(path)).toEqual(wanted);
});

it.each([
  ['/pets/{id}/toys/{toy}', '/pets/{}/toys/{}'],
  ['/docs({id})', '/docs({})'],
  ['/pets', '/pets'],
])('takes %s as it is whatever its placeholders are called', (path, wanted) => {
  expect(withoutNames(path)).toBe(wanted);
});

it.each([
  ['/pets/:id/toys/:toy', '/pets/{id}/toys/{toy}'],
  ['/pets/:id:archive', '/pets/:id:archive'],
  ['/docs:publish', '/docs:publish'],
])('reads the colons of %s as braces where a step is a name', (path, wanted) => {
  expect(withBraces(path)).toBe(wanted);
});

it.each([
  ['/pets/{id:\\d+}', '/pets/{id}'],
  ['/{proxy+}', '/{proxy}'],
  ['/{*path}', '/{path}'],
  ['/v1/{name=operations/**}', '/v1/{name}'],
  ['/{id:a}/{id:b}', '/{id:a}/{id:b}'],
])('leaves of the placeholders of %s their names', (path, wanted) => {
  expect(withNamesAlone(path)).toBe(wanted);
});
