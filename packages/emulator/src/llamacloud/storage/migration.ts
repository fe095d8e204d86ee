/** Marks a file as one of ours. @see https://www.sqlite.org/pragma.html#pragma_application_id */
export const applicationId = 0x6c6c616d;

/** Version of the tables below. A file with a higher one was written by a newer release. */
export const schemaVersion = 1;

/** Makes every table in an empty database. */
export const migration = `
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) WITHOUT ROWID;

-- The number grows with every session, so pages that are cut by it stay stable while sessions change.
CREATE TABLE sessions (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  session_id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  project_id TEXT NOT NULL,
  organization_id TEXT NOT NULL,
  last_updated_at TEXT NOT NULL,
  generated_title TEXT,
  index_ids TEXT,
  shared_access TEXT NOT NULL,
  job_metadata TEXT
);
CREATE INDEX sessions_by_scope ON sessions (account, project_id, organization_id, number);

CREATE TABLE events (
  session_number INTEGER NOT NULL REFERENCES sessions (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  event TEXT NOT NULL,
  PRIMARY KEY (session_number, position)
) WITHOUT ROWID;

-- One row for each running turn. A row that is there at the start belongs to a turn that broke off.
CREATE TABLE turns (
  session_number INTEGER PRIMARY KEY REFERENCES sessions (number) ON DELETE CASCADE,
  first_position INTEGER NOT NULL
);

-- What was sent of a full event that is not there yet.
CREATE TABLE deltas (
  number INTEGER PRIMARY KEY,
  session_number INTEGER NOT NULL REFERENCES turns (session_number) ON DELETE CASCADE,
  full_type TEXT NOT NULL,
  content TEXT NOT NULL
);
CREATE INDEX deltas_by_session ON deltas (session_number);

CREATE TABLE indexes (
  index_id TEXT PRIMARY KEY,
  export_config_id TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE files (
  number INTEGER PRIMARY KEY,
  index_id TEXT NOT NULL REFERENCES indexes (index_id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  UNIQUE (index_id, name)
);

CREATE TABLE passages (
  number INTEGER PRIMARY KEY,
  file_number INTEGER NOT NULL REFERENCES files (number) ON DELETE CASCADE,
  start_line INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX passages_by_file ON passages (file_number);

CREATE VIRTUAL TABLE passage_words USING fts5 (
  text, content = 'passages', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER passages_inserted AFTER INSERT ON passages BEGIN
  INSERT INTO passage_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER passages_deleted AFTER DELETE ON passages BEGIN
  INSERT INTO passage_words (passage_words, rowid, text) VALUES ('delete', old.number, old.text);
END;
`;
