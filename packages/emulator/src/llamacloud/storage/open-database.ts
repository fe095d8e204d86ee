import { existsSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { EmulatorError } from '../../runtime/emulator-error.ts';
import { applicationId, migration, schemaVersion } from './migration.ts';

/** A database that this process alone uses. */
export interface OpenDatabase {
  readonly database: DatabaseSync;
  close(): void;
}

/** Value of `data` that keeps everything in memory. */
export const inMemory = ':memory:';

/**
 * Opens the data file and makes it if it is not there. `:memory:` keeps everything in memory.
 *
 * @throws {@link EmulatorError} where the file cannot be used: another program's, a newer release's, in use, damaged, or no database.
 */
export function openDatabase(data: string): OpenDatabase {
  if (data === inMemory) {
    const database = new DatabaseSync(inMemory);
    prepare(database);
    return { database, close: () => database.close() };
  }
  const file = resolve(data);
  if (!existsSync(dirname(file))) {
    throw new EmulatorError(`The folder of the data file does not exist: ${dirname(file)}`);
  }
  const opened: (() => void)[] = [];
  const close = () => {
    for (const undo of opened.splice(0)) undo();
  };
  try {
    const database = new DatabaseSync(file);
    opened.push(() => database.close());
    refuseForeign(database, file);
    opened.push(lock(file));
    refuseDamaged(database, file);
    prepare(database);
    return { database, close };
  } catch (error) {
    close();
    if (error instanceof EmulatorError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new EmulatorError(`The data file cannot be used: ${file} (${reason})`, { cause: error });
  }
}

/**
 * Keeps a second emulator away: it would take the running turns of this one for broken ones. The lock is one of the
 * operating system on a file beside the data, so it ends with the process, and others can read the data meanwhile.
 */
function lock(file: string): () => void {
  const lockFile = `${file}-lock`;
  const holder = new DatabaseSync(lockFile);
  try {
    holder.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    holder.close();
    if (!(error instanceof Error) || !error.message.includes('locked')) throw error;
    throw new EmulatorError(`Another emulator uses the data file ${file}: stop it or choose another file`, {
      cause: error,
    });
  }
  return () => {
    // As long as it is locked: afterwards it may be the file of another.
    const isGone = remove(lockFile);
    holder.close();
    // Windows keeps a file that is open, and refuses then where another has opened it.
    if (!isGone) remove(lockFile);
  };
}

function remove(file: string): boolean {
  try {
    rmSync(file, { force: true });
    return true;
  } catch {
    return false;
  }
}

function refuseForeign(database: DatabaseSync, file: string): void {
  if (!isEmpty(database) && readPragma(database, 'application_id') !== applicationId) {
    throw new EmulatorError(`The data file belongs to another program: ${file}`);
  }
  if (readPragma(database, 'user_version') > schemaVersion) {
    throw new EmulatorError(`The data file was written by a newer release: ${file}. Update the emulator to use it`);
  }
}

/** Looks at every page before anything is written: what is damaged stays as it is, for its owner to rescue. */
function refuseDamaged(database: DatabaseSync, file: string): void {
  const [first] = database.prepare('PRAGMA quick_check(1)').all();
  if (Object.values(first ?? {})[0] === 'ok') return;
  throw new EmulatorError(`The data file is damaged: ${file}. Restore a copy of it or choose another file`);
}

function prepare(database: DatabaseSync): void {
  // Readers do not wait for writers, and a commit survives the end of the process.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON');
  if (!isEmpty(database)) return;
  database.exec(`
    BEGIN;
    ${migration}
    PRAGMA application_id = ${applicationId};
    PRAGMA user_version = ${schemaVersion};
    COMMIT;
  `);
}

function isEmpty(database: DatabaseSync): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
}

function readPragma(database: DatabaseSync, name: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
}
