import { expect, test } from 'vitest';
import { JsonText } from '../../src/runtime/json-text.ts';

/** Pieces that tell how many of them were made, and whether the rest was given up. */
function countedPieces(texts: readonly string[]) {
  const seen = { made: 0, isGivenUp: false };
  function* make(): Generator<string> {
    try {
      for (const text of texts) {
        seen.made += 1;
        yield text;
      }
    } finally {
      seen.isGivenUp = seen.made < texts.length;
    }
  }
  return { pieces: make(), seen };
}

test('gives the value of all pieces', () => {
  expect(new JsonText<number[]>(['[1', ',2', ']']).parse()).toEqual([1, 2]);
});

test('is sent in UTF-8, whole', async () => {
  const body = new JsonText(['["🦙', 'é"', ']']).stream();
  expect(await new Response(body).json()).toEqual(['🦙é']);
});

test('makes a piece when it is read, and no more than one ahead', async () => {
  const { pieces, seen } = countedPieces(['[1', ',2', ',3', ']']);
  const reader = new JsonText(pieces).stream().getReader();
  await reader.read();
  expect(seen.made).toBeLessThanOrEqual(2);
  await reader.cancel();
  expect(seen.isGivenUp).toBe(true);
});

test('breaks off where a piece cannot be made', async () => {
  function* failing(): Generator<string> {
    yield '[1';
    throw new Error('The file is gone');
  }
  await expect(new Response(new JsonText(failing()).stream()).text()).rejects.toThrow('The file is gone');
});
