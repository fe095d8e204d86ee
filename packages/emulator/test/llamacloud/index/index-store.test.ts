import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { IndexStore } from '../../../src/llamacloud/index/index-store.ts';
import { openDatabase } from '../../../src/llamacloud/storage/open-database.ts';

function file(name: string, text: string) {
  return { name, text, fingerprint: text };
}

function createStore() {
  const { database, close } = openDatabase(':memory:');
  onTestFinished(close);
  return { store: new IndexStore(database), database };
}

const animals = [
  file('cats.md', 'Cats sleep on the sofa.'),
  file('dogs.md', 'Dogs guard the house. Dogs chase cats.'),
  file('long.md', `${'Filler text without meaning. '.repeat(20)}One cat passes by. ${'More filler. '.repeat(20)}`),
];

describe('a search', () => {
  test.each([
    ['cats', ['cats.md', 'dogs.md', 'long.md']],
    ['sleeping CAT', ['cats.md', 'dogs.md', 'long.md']],
    ['house', ['dogs.md']],
    ['giraffe', []],
  ])('for %j finds %j, the best first', (query, wanted) => {
    const { store } = createStore();
    store.sync('idx', animals);
    expect(store.search(query, ['idx'], 10).map((passage) => passage.file_name)).toEqual(wanted);
  });

  test('ranks by score, from high to low', () => {
    const { store } = createStore();
    store.sync('idx', animals);
    const scores = store.search('cats', ['idx'], 10).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  test('stays in the given indexes and below the limit', () => {
    const { store } = createStore();
    store.sync('idx-a', animals.slice(0, 1));
    store.sync('idx-b', animals);
    expect(store.search('cats', ['idx-a'], 10).map(({ index_id }) => index_id)).toEqual(['idx-a']);
    expect(store.search('cats', ['idx-a', 'idx-b'], 2)).toHaveLength(2);
    expect(store.search('cats', [], 10)).toEqual([]);
  });

  test('cuts an excerpt around the words, on one line', () => {
    const { store } = createStore();
    store.sync('idx', [file('a.md', `${'alpha\nbeta '.repeat(40)}needle\nend ${'gamma '.repeat(40)}`)]);
    const [passage] = store.search('needle', ['idx'], 1);
    expect(passage?.excerpt).toMatch(/^….*needle end.*…$/);
  });

  test('finds words with and without accents', () => {
    const { store } = createStore();
    store.sync('idx', [file('a.md', 'Zürich')]);
    for (const query of ['zurich', 'ZÜRICH', 'Zu\u0308rich']) expect(store.search(query, ['idx'], 1)).toHaveLength(1);
  });

  test('takes any text for words', () => {
    const { store } = createStore();
    store.sync('idx', animals);
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', "'", '*', 'AND', 'NEAR(a b)', 'text:x', '^a', '{a}:b'),
    );
    fc.assert(fc.property(fc.array(hostile), (parts) => Array.isArray(store.search(parts.join(' '), ['idx'], 3))));
  });
});

describe('syncing', () => {
  test('adds, replaces and removes files, and leaves the others alone', () => {
    const { store, database } = createStore();
    store.sync('idx', animals);
    const numbers = () =>
      new Map(
        database
          .prepare('SELECT name, number FROM files')
          .all()
          .map((row) => [row.name, row.number]),
      );
    const before = numbers();
    store.sync('idx', [
      file('cats.md', 'Cats sleep on the sofa.'),
      file('dogs.md', 'Dogs bark.'),
      file('owls.md', 'Owls hoot.'),
    ]);
    expect(numbers().get('cats.md')).toBe(before.get('cats.md'));
    expect([...numbers().keys()].toSorted()).toEqual(['cats.md', 'dogs.md', 'owls.md']);
    const find = (query: string) => store.search(query, ['idx'], 9).map(({ file_name }) => file_name);
    expect(find('house')).toEqual([]);
    expect(find('bark')).toEqual(['dogs.md']);
    expect(find('hoot')).toEqual(['owls.md']);
    expect(find('cat')).toEqual(['cats.md']);
    database.exec("INSERT INTO passage_words (passage_words) VALUES ('integrity-check')");
  });

  test('keeps the export configuration of an index', () => {
    const { store } = createStore();
    store.sync('idx', animals);
    const first = store.find(['idx']);
    store.sync('idx', []);
    expect(store.find(['idx', 'idx-none', 'idx'])).toEqual(first);
  });
});
