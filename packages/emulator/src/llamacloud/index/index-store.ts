import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { transaction } from '../storage/transaction.ts';
import type { FolderFile } from './read-folder.ts';
import { splitPassages } from './split-passages.ts';

/** The contents of all indexes. A passage finder looks into them. */
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
