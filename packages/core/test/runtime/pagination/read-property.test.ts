import { describe, expect, it } from 'vitest';
import { readProperty } from '../../../src/runtime/pagination/read-property.ts';

describe('readProperty', () => {
  const answer = { next: 'a', links: { pages: { next: 'b' } }, empty: null, 'links.pages': 'c' };

  it.each([
    ['a name', 'next', 'a'],
    ['the names on the way', ['links', 'pages', 'next'], 'b'],
    ['a name with dots', 'links.pages', 'c'],
    ['what null lacks', ['empty', 'next'], undefined],
    ['what nothing has', ['none', 'of', 'these'], undefined],
    ['no name', undefined, answer],
  ])('reads %s', (_, path, wanted) => {
    expect(readProperty(answer, path)).toBe(wanted);
  });
});
