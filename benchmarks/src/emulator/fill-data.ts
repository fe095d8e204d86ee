import { DatabaseSync } from 'node:sqlite';
import { call, startEmulatorProcess } from './emulator-process.ts';

/**
 * Makes a data file with one session of so many events, and gives the session's id. The emulator makes the file and the
 * session; events are added by SQL, since asking for so many turns would take hours.
 */
export async function fillHistory(data: string, events: number): Promise<string> {
  let id: string;
  {
    await using emulator = await startEmulatorProcess(data);
    id = await createSession(emulator.url);
  }
  const event = JSON.stringify({ type: 'text', content: 'Revenue grew by four percent over the quarter before.' });
  fill(data, (database) =>
    database
      .prepare(`
        WITH RECURSIVE positions (position) AS (SELECT 0 UNION ALL SELECT position + 1 FROM positions LIMIT ?)
        INSERT INTO events (session_number, position, event)
        SELECT (SELECT max(number) FROM sessions), position, ? FROM positions
      `)
      .run(events, event),
  );
  return id;
}

/** Makes a data file with so many sessions, and gives the path of their last page, of five. */
export async function fillSessions(data: string, sessions: number): Promise<string> {
  let token: string;
  {
    await using emulator = await startEmulatorProcess(data);
    for (let index = 0; index < 10; index++) await createSession(emulator.url);
    // Newest come first, and tokens stay valid: what follows this page now follows all that are added.
    const page = await call(emulator.url, '/api/v1/chat?page_size=5');
    token = ((await page.json()) as { next_page_token: string }).next_page_token;
  }
  fill(data, (database) =>
    database
      .prepare(`
        WITH RECURSIVE copies (copy) AS (SELECT 1 UNION ALL SELECT copy + 1 FROM copies LIMIT ?)
        INSERT INTO sessions (session_id, account, project_id, organization_id, last_updated_at, shared_access)
        SELECT 'ses-' || copy, account, project_id, organization_id, last_updated_at, shared_access
        FROM copies, (SELECT * FROM sessions LIMIT 1)
      `)
      .run(sessions - 10),
  );
  return `/api/v1/chat?page_size=5&page_token=${encodeURIComponent(token)}`;
}

/** Creates a session, and gives its id. */
export async function createSession(url: string): Promise<string> {
  const response = await call(url, '/api/v1/chat', { method: 'POST', body: '{}' });
  return ((await response.json()) as { session_id: string }).session_id;
}

function fill(data: string, run: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(data);
  database.exec('BEGIN');
  run(database);
  database.exec('COMMIT');
  database.close();
}
