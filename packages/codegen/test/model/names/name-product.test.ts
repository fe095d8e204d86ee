import { expect, it } from 'vitest';
import { nameProduct } from '../../../src/model/names/name-product.ts';

it.each([
  ['many words', 'word '.repeat(300), 'word-'.repeat(20).slice(0, -1)],
  ['one word without end', 'a'.repeat(5000), 'api'],
])('names the product of a title of %s with what a package can be called', (_, title, kebab) => {
  expect(nameProduct(title).kebab).toBe(kebab);
});
