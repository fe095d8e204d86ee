import type { DatabaseSync } from 'node:sqlite';

/** Runs `work` as one transaction: all of its changes are stored, or none where it throws. */
export function transaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** @see https://www.sqlite.org/lang_transaction.html#response_to_errors_within_a_transaction */
function rollBack(database: DatabaseSync): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // After some errors SQLite has done so by itself.
  }
}
