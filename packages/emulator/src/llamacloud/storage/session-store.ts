import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type {
  ChatSessionSummary,
  JobMetadata,
  SessionDetail,
  SessionEvent,
  SharedAccess,
} from '../../generated/models.ts';
import { JsonText } from '../../runtime/json-text.ts';
import { createPageTokens, type PageTokens } from './page-token.ts';
import { timestampNow } from './timestamp.ts';

/** Whose sessions are meant. A session is seen in the very scope that it was created in, and in no other. */
export interface Scope {
  /** Name of the key's account; tells nothing about the key. */
  readonly account: string;
  /** Empty for the key's default project. */
  readonly projectId: string;
  /** Empty where none was named. */
  readonly organizationId: string;
}

/** A stored session, with the number that the other tables know it by. */
export interface StoredSession {
  readonly number: number;
  readonly summary: Required<ChatSessionSummary>;
}

/** What a page of sessions is cut by. */
export interface PageRequest {
  readonly size: number;
  readonly token: string | undefined;
}

/** A page of sessions, newest first. */
export interface SessionPage {
  readonly sessions: readonly StoredSession[];
  /** Null on the last page. */
  readonly nextToken: string | null;
}

/** The scope of a call. Keys are kept as hashes alone. */
export function scopeOf(key: string, projectId?: string | null, organizationId?: string | null): Scope {
  return {
    account: createHash('sha256').update(key).digest('base64url'),
    projectId: projectId?.toLowerCase() ?? '',
    organizationId: organizationId?.toLowerCase() ?? '',
  };
}

type SessionRow = Record<
  'session_id' | 'last_updated_at' | 'generated_title' | 'index_ids' | 'shared_access' | 'job_metadata',
  string | null
> & { number: number };

/** Length of the pieces that a history is sent in, in characters; an event is in one piece. */
const pieceLength = 65_536;

const inScope = 'account = ? AND project_id = ? AND organization_id = ?';

/** The sessions of all accounts. */
export class SessionStore {
  readonly #database: DatabaseSync;
  readonly #tokens: PageTokens;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#tokens = createPageTokens(readSecret(database));
  }

  /** Creates an empty session, bound to `indexIds` unless they are null. */
  create(scope: Scope, indexIds: readonly string[] | null, sharedAccess: SharedAccess): StoredSession {
    const sessionId = `ses-${randomUUID().replaceAll('-', '')}`;
    this.#database
      .prepare(`
        INSERT INTO sessions (session_id, account, project_id, organization_id, last_updated_at, index_ids, shared_access)
        VALUES (?, ?, ?, ?, ?, ?, ?)
      `)
      .run(
        sessionId,
        ...scopeValues(scope),
        timestampNow(),
        indexIds === null ? null : JSON.stringify(indexIds),
        sharedAccess,
      );
    const created = this.find(scope, sessionId);
    if (created === undefined) throw new Error(`The new session ${sessionId} is not there`);
    return created;
  }

  /** One session, or undefined where the scope has none of that id. */
  find(scope: Scope, sessionId: string): StoredSession | undefined {
    const row = this.#database
      .prepare(`SELECT * FROM sessions WHERE ${inScope} AND session_id = ?`)
      .get(...scopeValues(scope), sessionId);
    return row && toSession(row as SessionRow);
  }

  /** One page, newest first. Undefined where the token is not one of this scope. */
  list(scope: Scope, { size, token }: PageRequest): SessionPage | undefined {
    const listing = JSON.stringify(scopeValues(scope));
    const before = token === undefined ? Number.MAX_SAFE_INTEGER : this.#tokens.decode(listing, token);
    if (before === undefined) return undefined;
    const rows = this.#database
      .prepare(`SELECT * FROM sessions WHERE ${inScope} AND number < ? ORDER BY number DESC LIMIT ?`)
      .all(...scopeValues(scope), before, size + 1) as SessionRow[];
    const sessions = rows.slice(0, size).map(toSession);
    const last = sessions.at(-1);
    const nextToken = rows.length > size && last !== undefined ? this.#tokens.encode(listing, last.number) : null;
    return { sessions, nextToken };
  }

  /**
   * A session with everything that happened in it so far, as JSON text that is read from the file as it is sent: a
   * history of any length takes no more memory than a short one.
   */
  detail(session: StoredSession): JsonText<SessionDetail> {
    return new JsonText(this.#detailPieces(session, this.eventCount(session)));
  }

  /** Some of the events of a session, from a position on, oldest first. */
  eventsFrom(session: StoredSession, position: number, limit: number): SessionEvent[] {
    return this.#database
      .prepare('SELECT event FROM events WHERE session_number = ? AND position >= ? ORDER BY position LIMIT ?')
      .all(session.number, position, limit)
      .map((row) => JSON.parse(String(row.event)) as SessionEvent);
  }

  *#detailPieces({ number, summary }: StoredSession, count: number): Generator<string> {
    const select = this.#database.prepare(
      'SELECT event FROM events WHERE session_number = ? AND position >= ? AND position < ? ORDER BY position',
    );
    yield '{"events":[';
    for (let position = 0; position < count; ) {
      const pieces: string[] = [];
      let length = 0;
      // No cursor stays open while the client reads: it would keep the file's log from being folded.
      for (const row of select.iterate(number, position, count)) {
        const text = String(row.event);
        pieces.push(position === 0 ? text : `,${text}`);
        position += 1;
        length += text.length;
        if (length >= pieceLength) break;
      }
      if (pieces.length === 0) throw new Error(`The session ${summary.session_id} was deleted while it was read`);
      yield pieces.join('');
    }
    yield `],${JSON.stringify(summary).slice(1)}`;
  }

  /** How many events a session has. */
  eventCount(session: StoredSession): number {
    const row = this.#database
      .prepare('SELECT coalesce(max(position) + 1, 0) AS count FROM events WHERE session_number = ?')
      .get(session.number);
    return Number(row?.count);
  }

  /** Deletes a session with its history. */
  delete(session: StoredSession): void {
    this.#database.prepare('DELETE FROM sessions WHERE number = ?').run(session.number);
  }
}

function scopeValues({ account, projectId, organizationId }: Scope): [string, string, string] {
  return [account, projectId, organizationId];
}

function toSession(row: SessionRow): StoredSession {
  return {
    number: row.number,
    summary: {
      session_id: row.session_id ?? '',
      last_updated_at: row.last_updated_at ?? '',
      generated_title: row.generated_title,
      index_ids: row.index_ids === null ? null : (JSON.parse(row.index_ids) as string[]),
      job_metadata: row.job_metadata === null ? null : (JSON.parse(row.job_metadata) as JobMetadata),
      shared_access: row.shared_access as SharedAccess,
    },
  };
}

/** The file's own secret, made on first use, so that page tokens outlive a restart. */
function readSecret(database: DatabaseSync): Uint8Array {
  database
    .prepare("INSERT INTO settings (name, value) VALUES ('page-token-secret', ?) ON CONFLICT DO NOTHING")
    .run(randomBytes(32));
  return database.prepare("SELECT value FROM settings WHERE name = 'page-token-secret'").get()?.value as Uint8Array;
}
