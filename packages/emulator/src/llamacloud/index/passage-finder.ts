import type { DatabaseSync } from 'node:sqlite';
import { searchTerms } from './search-terms.ts';
import type { TextPassage } from './split-passages.ts';

/** A file of an index. */
export interface IndexedFile {
  readonly index_id: string;
  readonly file_name: string;
}

/** A part of a file. */
export interface FilePassage extends IndexedFile, TextPassage {}

/** A part of a file that a search has found. */
export interface FoundPassage extends FilePassage {
  /** Higher is better. Scores of different searches do not compare. */
  readonly score: number;
  /** The part of the text that fits best, on one line. */
  readonly excerpt: string;
}

/** A place that holds a phrase. */
export interface PhraseMatch extends IndexedFile {
  /** Line that the phrase starts in, counted from 1. */
  readonly line: number;
  /** That line, and the ones that the phrase goes on in. */
  readonly text: string;
}

/** Words of a passage that make its excerpt. */
const excerptWords = 40;
/** Other words between the first and the last of words that stand together. */
const nearWords = 8;
/** Passages that are looked at for the words of a phrase. */
const phrasePassageLimit = 200;

const passageColumns = 'files.index_id, files.name AS file_name, passages.start_line, passages.end_line, passages.text';
const fromPassages = 'FROM passages JOIN files ON files.number = passages.file_number';
const fromWords = `${fromPassages} JOIN passage_words ON passage_words.rowid = passages.number`;
const inIndexes = 'files.index_id IN (SELECT value FROM json_each(?))';
const inPlace = 'files.index_id, files.name, passages.start_line';

/** Finds passages in indexes. */
export class PassageFinder {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * Finds the passages that hold words of the query, the best first. Any text is a query: none of its characters is an
   * operator.
   *
   * @param fileNames - Names of the only files to look in; left out, all are searched.
   * @see https://www.sqlite.org/fts5.html#the_bm25_function
   */
  search(query: string, indexIds: readonly string[], limit: number, fileNames?: readonly string[]): FoundPassage[] {
    const terms = searchTerms(query).map((term) => `"${term}"`);
    if (terms.length === 0) return [];
    // Words that stand together count twice, so that a sentence which says it wins over a page which mentions it.
    const match = [...terms, `NEAR(${terms.join(' ')}, ${nearWords})`].join(' OR ');
    const rows = this.#database
      .prepare(`
        SELECT ${passageColumns},
          -bm25(passage_words) AS score, snippet(passage_words, 0, '', '', '…', ${excerptWords}) AS excerpt
        ${fromWords}
        WHERE passage_words MATCH ? AND ${inIndexes}
          AND (? IS NULL OR files.name IN (SELECT value FROM json_each(?)))
        ORDER BY score DESC, ${inPlace}
        LIMIT ?
      `)
      .all(match, JSON.stringify(indexIds), ...twice(fileNames && JSON.stringify(fileNames)), limit);
    return rows.map((row) => ({
      ...toPassage(row),
      score: Number(row.score),
      excerpt: toExcerpt(String(row.excerpt)),
    }));
  }

  /**
   * Finds the places that hold a phrase of whole words, letter by letter but whatever their case, in the order of the
   * files. White space of any kind and length is the same, so a phrase may go over the end of a line.
   */
  grep(phrase: string, indexIds: readonly string[], limit: number): PhraseMatch[] {
    const words = phrase.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu);
    if (words === null) return [];
    const rows = this.#database
      .prepare(`
        SELECT ${passageColumns}
        ${fromWords}
        WHERE passage_words MATCH ? AND ${inIndexes}
        ORDER BY ${inPlace} LIMIT ${phrasePassageLimit}
      `)
      .all(`"${words.join(' ')}"`, JSON.stringify(indexIds));
    return rows.flatMap((row) => matchesIn(toPassage(row), phrase)).slice(0, limit);
  }

  /** Reads a file from its start, passage by passage. */
  read({ index_id, file_name }: IndexedFile, limit: number): FilePassage[] {
    return this.#database
      .prepare(`
        SELECT ${passageColumns} ${fromPassages}
        WHERE files.index_id = ? AND files.name = ? ORDER BY passages.start_line, passages.number LIMIT ?
      `)
      .all(index_id, file_name, limit)
      .map(toPassage);
  }

  /** Finds files by their path or their name alone, with or without its ending, whatever the case. */
  findFiles(name: string, indexIds: readonly string[], limit: number): IndexedFile[] {
    const wanted = name.toLowerCase();
    return this.#database
      .prepare(`SELECT index_id, name AS file_name FROM files WHERE ${inIndexes} ORDER BY index_id, name`)
      .all(JSON.stringify(indexIds))
      .map((row) => ({ index_id: String(row.index_id), file_name: String(row.file_name) }))
      .filter(({ file_name }) => namesOf(file_name.toLowerCase()).includes(wanted))
      .slice(0, limit);
  }
}

function twice(value: string | undefined): [string | null, string | null] {
  return [value ?? null, value ?? null];
}

function toPassage(row: Record<string, unknown>): FilePassage {
  return {
    index_id: String(row.index_id),
    file_name: String(row.file_name),
    start_line: Number(row.start_line),
    end_line: Number(row.end_line),
    text: String(row.text),
  };
}

function toOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Headings lose their marks and tables their bars, which mean nothing inside a line; rules are left out. */
function toExcerpt(text: string): string {
  const lines = text.split('\n').filter((line) => !/^[…\s|:-]*-{3}[…\s|:-]*$/.test(line));
  return toOneLine(lines.map(toPlainLine).join('\n'));
}

function toPlainLine(line: string): string {
  if (!/^…?\||^….* \| |\|…?$/.test(line)) return line.replace(/^#{1,6} +(.+)$/, '$1:');
  const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const row = cells.filter(Boolean).join(', ');
  return /[.!?…]$/.test(row) ? row : `${row};`;
}

function matchesIn({ index_id, file_name, start_line, text }: FilePassage, phrase: string): PhraseMatch[] {
  const words = phrase.trim().split(/\s+/);
  const pattern = new RegExp(words.map(escapeForPattern).join('\\s+'), 'giu');
  return [...text.matchAll(pattern)].map(({ index, 0: match }) => {
    const before = text.slice(0, index).split('\n');
    const from = index - (before.at(-1)?.length ?? 0);
    const to = text.indexOf('\n', index + match.length);
    const lines = text.slice(from, to < 0 ? undefined : to);
    return { index_id, file_name, line: start_line + before.length - 1, text: toOneLine(lines) };
  });
}

function escapeForPattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function namesOf(path: string): string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return [path, name].flatMap((text) => [text, text.replace(/\.[^./]+$/, '')]);
}
