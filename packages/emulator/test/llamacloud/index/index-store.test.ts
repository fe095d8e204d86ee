import { describe, expect, onTestFinished, test } from 'vitest';
import { IndexStore } from '../../../src/llamacloud/index/index-store.ts';
import { PassageFinder } from '../../../src/llamacloud/index/passage-finder.ts';
import { openDatabase } from '../../../src/llamacloud/storage/open-database.ts';

function file(name: string, text: string) {
  return { name, text, fingerprint: text };
}

function createStore() {
  const { database, close } = openDatabase(':memory:');
  onTestFinished(close);
  return { store: new IndexStore(database), finder: new PassageFinder(database), database };
}

const animals = [file('cats.md', 'Cats sleep on the sofa.'), file('dogs.md', 'Dogs guard the house. Dogs chase cats.')];

describe('syncing', () => {
  test('adds, replaces and removes files, and leaves the others alone', () => {
    const { store, finder, database } = createStore();
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
    const find = (query: string) => finder.search(query, ['idx'], 9).map(({ file_name }) => file_name);
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
