import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { ChatSessionSummary, JobMetadata, SharedAccess } from '../../generated/models.ts';
import { createPageTokens, type PageTokens } from '../../runtime/page-token.ts';
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
