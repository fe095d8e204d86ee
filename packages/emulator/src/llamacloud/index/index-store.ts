import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from '../storage/transaction.ts';
import type { FolderFile } from './read-folder.ts';
import { searchTerms } from './search-terms.ts';
import { splitPassages } from './split-passages.ts';

/** A part of a file that a search has found. */
export interface Passage {
  readonly index_id: string;
  readonly file_name: string;
  /** First line, counted from 1. */
  readonly start_line: number;
  /** Last line, included. */
  readonly end_line: number;
  readonly text: string;
  /** Higher is better. Scores of different searches do not compare. */
  readonly score: number;
  /** The part of the text that fits best, on one line. */
  readonly excerpt: string;
}

/** Words of a passage that make its excerpt. */
const excerptWords = 40;

/** The searchable contents of all indexes. */
export class IndexStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** Makes the index hold just these files. Files that have not changed are left as they are. */
  sync(indexId: string, files: readonly FolderFile[]): void {
    transaction(this.#database, () => {
      this.#database
        .prepare('INSERT INTO indexes (index_id, export_config_id) VALUES (?, ?) ON CONFLICT DO NOTHING')
        .run(indexId, `cfg-${randomUUID().replaceAll('-', '')}`);
      const known = this.#fingerprints(indexId);
      const drop = this.#database.prepare('DELETE FROM files WHERE index_id = ? AND name = ?');
      const fresh = files.filter((file) => known.get(file.name) !== file.fingerprint);
      const names = new Set(files.map((file) => file.name));
      for (const name of known.keys()) if (!names.has(name)) drop.run(indexId, name);
      for (const file of fresh) {
        drop.run(indexId, file.name);
        this.#add(indexId, file);
      }
    });
  }

  /** The export configuration of each given index that can be searched, by index id, in the given order. */
  find(indexIds: readonly string[]): Map<string, string> {
    const select = this.#database.prepare('SELECT export_config_id FROM indexes WHERE index_id = ?');
    return new Map(
      [...new Set(indexIds)].flatMap((indexId) => {
        const row = select.get(indexId);
        return row === undefined ? [] : [[indexId, String(row.export_config_id)] as const];
      }),
    );
  }

  /**
   * Finds the passages that hold words of the query, the best first. Any text is a query: none of its characters is an
   * operator.
   *
   * @see https://www.sqlite.org/fts5.html#the_bm25_function
   */
  search(query: string, indexIds: readonly string[], limit: number): Passage[] {
    const match = searchTerms(query)
      .map((term) => `"${term}"`)
      .join(' OR ');
    if (match === '') return [];
    const rows = this.#database
      .prepare(`
        SELECT files.index_id, files.name AS file_name, passages.start_line, passages.end_line, passages.text,
          -bm25(passage_words) AS score, snippet(passage_words, 0, '', '', '…', ${excerptWords}) AS excerpt
        FROM passage_words
        JOIN passages ON passages.number = passage_words.rowid
        JOIN files ON files.number = passages.file_number
        WHERE passage_words MATCH ? AND files.index_id IN (SELECT value FROM json_each(?))
        ORDER BY score DESC, files.index_id, files.name, passages.start_line
        LIMIT ?
      `)
      .all(match, JSON.stringify(indexIds), limit);
    return rows.map((row) => ({
      index_id: String(row.index_id),
      file_name: String(row.file_name),
      start_line: Number(row.start_line),
      end_line: Number(row.end_line),
      text: String(row.text),
      score: Number(row.score),
      excerpt: String(row.excerpt).replaceAll(/\s+/g, ' ').trim(),
    }));
  }

  #fingerprints(indexId: string): Map<string, string> {
    const rows = this.#database.prepare('SELECT name, fingerprint FROM files WHERE index_id = ?').all(indexId);
    return new Map(rows.map((row) => [String(row.name), String(row.fingerprint)]));
  }

  #add(indexId: string, file: FolderFile): void {
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO files (index_id, name, fingerprint) VALUES (?, ?, ?)')
      .run(indexId, file.name, file.fingerprint);
    const insert = this.#database.prepare(
      'INSERT INTO passages (file_number, start_line, end_line, text) VALUES (?, ?, ?, ?)',
    );
    for (const { start_line, end_line, text } of splitPassages(file.text)) {
      insert.run(lastInsertRowid, start_line, end_line, text);
    }
  }
}
