import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { IndexStore } from '../../../src/llamacloud/index/index-store.ts';
import { PassageFinder } from '../../../src/llamacloud/index/passage-finder.ts';
import { openDatabase } from '../../../src/llamacloud/storage/open-database.ts';

function file(name: string, text: string) {
  return { name, text, fingerprint: text };
}

function createFinder() {
  const { database, close } = openDatabase(':memory:');
  onTestFinished(close);
  return { store: new IndexStore(database), finder: new PassageFinder(database) };
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
    const { store, finder } = createFinder();
    store.sync('idx', animals);
    expect(finder.search(query, ['idx'], 10).map((passage) => passage.file_name)).toEqual(wanted);
  });

  test('ranks by score, from high to low', () => {
    const { store, finder } = createFinder();
    store.sync('idx', animals);
    const scores = finder.search('cats', ['idx'], 10).map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });

  test('stays in the given indexes and below the limit', () => {
    const { store, finder } = createFinder();
    store.sync('idx-a', animals.slice(0, 1));
    store.sync('idx-b', animals);
    expect(finder.search('cats', ['idx-a'], 10).map(({ index_id }) => index_id)).toEqual(['idx-a']);
    expect(finder.search('cats', ['idx-a', 'idx-b'], 2)).toHaveLength(2);
    expect(finder.search('cats', [], 10)).toEqual([]);
  });

  test('stays in the given files', () => {
    const { store, finder } = createFinder();
    store.sync('idx', animals);
    const names = (...files: string[]) => finder.search('cats', ['idx'], 10, files).map(({ file_name }) => file_name);
    expect(names('dogs.md')).toEqual(['dogs.md']);
    expect(names('dogs.md', 'long.md')).toEqual(['dogs.md', 'long.md']);
    expect(names()).toEqual([]);
  });

  test('prefers words that stand together to words that stand often', () => {
    const { store, finder } = createFinder();
    const far = ['Refunds', 'late', 'orders', 'refunds', 'late', 'orders'].join(` ${'filler '.repeat(12)}`);
    store.sync('idx', [file('far.md', far), file('near.md', `${'filler '.repeat(80)} late orders get refunds`)]);
    expect(finder.search('refunds of late orders', ['idx'], 1)[0]?.file_name).toBe('near.md');
  });

  test('cuts an excerpt around the words, on one line', () => {
    const { store, finder } = createFinder();
    store.sync('idx', [file('a.md', `${'alpha\nbeta '.repeat(40)}needle\nend ${'gamma '.repeat(40)}`)]);
    const [passage] = finder.search('needle', ['idx'], 1);
    expect(passage?.excerpt).toMatch(/^….*needle end.*…$/);
  });

  test('takes the marks off headings in an excerpt', () => {
    const { store, finder } = createFinder();
    store.sync('idx', [file('a.md', '# Cats\n\nThey sleep # a lot.\n## Food\nFish.')]);
    expect(finder.search('cats', ['idx'], 1)[0]?.excerpt).toBe('Cats: They sleep # a lot. Food: Fish.');
  });

  test('takes the bars off tables in an excerpt, and leaves rules out', () => {
    const { store, finder } = createFinder();
    const text =
      '| Animal | Sleeps |\n| ------ | :----: |\n| Cats   | a lot  |\n| Dogs   |        |\n\n---\n\na | b -- c';
    store.sync('idx', [file('table.md', text)]);
    expect(finder.search('cats', ['idx'], 1)[0]?.excerpt).toBe('Animal, Sleeps; Cats, a lot; Dogs; a | b -- c');
  });

  test('finds words with and without accents', () => {
    const { store, finder } = createFinder();
    store.sync('idx', [file('a.md', 'Zürich')]);
    for (const query of ['zurich', 'ZÜRICH', 'Zu\u0308rich']) expect(finder.search(query, ['idx'], 1)).toHaveLength(1);
  });

  test('takes any text for words', () => {
    const { store, finder } = createFinder();
    store.sync('idx', animals);
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', "'", '*', 'AND', 'NEAR(a b)', 'text:x', '^a', '{a}:b'),
    );
    fc.assert(fc.property(fc.array(hostile), (parts) => Array.isArray(finder.search(parts.join(' '), ['idx'], 3))));
  });
});

describe('a grep', () => {
  const text = 'The refund takes\n  five working days. A Refund\ntakes "time" (or not).\n\nNobody refunds takes.';

  test.each([
    ['refund takes', [1, 2]],
    ['REFUND TAKES', [1, 2]],
    ['five working days', [2]],
    ['"time" (or not)', [3]],
    ['refunds takes', [5]],
    ['five days', []],
    ['fund takes', []],
    ['(', []],
    ['', []],
    ['\u0000\ud800', []],
  ])('for %j finds the lines %j', (phrase, wanted) => {
    const { store, finder } = createFinder();
    store.sync('idx', [file('a.md', text)]);
    expect(finder.grep(phrase, ['idx'], 10).map(({ line }) => line)).toEqual(wanted);
  });

  test('gives the lines that the phrase stands in, and nothing of other indexes', () => {
    const { store, finder } = createFinder();
    store.sync('idx', [file('a.md', text)]);
    store.sync('idx-other', [file('a.md', text)]);
    expect(finder.grep('refund takes five', ['idx'], 10)).toEqual([
      { index_id: 'idx', file_name: 'a.md', line: 1, text: 'The refund takes five working days. A Refund' },
    ]);
    expect(finder.grep('takes', ['idx'], 2)).toHaveLength(2);
  });

  test('takes any text for a phrase', () => {
    const { store, finder } = createFinder();
    store.sync('idx', animals);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (phrase) => Array.isArray(finder.grep(phrase, ['idx'], 3))));
  });
});

describe('reading', () => {
  test('gives a file from its start, passage by passage', () => {
    const { store, finder } = createFinder();
    const page = 'word '.repeat(600);
    store.sync('idx', [file('a.md', `${page}\n\n${page}\n\n${page}`), ...animals]);
    const lines = finder.read({ index_id: 'idx', file_name: 'a.md' }, 2).map(({ start_line }) => start_line);
    expect(lines).toEqual([1, 3]);
    expect(finder.read({ index_id: 'idx-none', file_name: 'a.md' }, 2)).toEqual([]);
  });
});

describe('a file', () => {
  test.each([
    ['docs/Guide.md', ['docs/Guide.md']],
    ['guide.md', ['docs/Guide.md', 'guide.md']],
    ['GUIDE', ['docs/Guide.md', 'guide.md']],
    ['uide.md', []],
    ['%', []],
  ])('called %j is found at %j', (name, wanted) => {
    const { store, finder } = createFinder();
    store.sync('idx', [file('docs/Guide.md', 'a'), file('guide.md', 'b'), file('other.md', 'c')]);
    expect(finder.findFiles(name, ['idx'], 9).map(({ file_name }) => file_name)).toEqual(wanted);
    expect(finder.findFiles(name, ['idx-none'], 9)).toEqual([]);
  });
});
