import type { DatabaseSync } from 'node:sqlite';
import type { SessionDetail, SessionEvent } from '../../generated/models.ts';
import { JsonText } from '../../runtime/json-text.ts';
import type { StoredSession } from './session-store.ts';

/** Length of the pieces that a history is sent in, in characters; an event is in one piece. */
const pieceLength = 65_536;

/** What happened in sessions. Turns write it. */
export class EventStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /**
   * A session with everything that happened in it so far, as JSON text that is read from the file as it is sent: a
   * history of any length takes no more memory than a short one.
   */
  detail(session: StoredSession): JsonText<SessionDetail> {
    return new JsonText(this.#detailPieces(session, this.count(session)));
  }

  /** Some of the events of a session, from a position on, oldest first. */
  from(session: StoredSession, position: number, limit: number): SessionEvent[] {
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
  count(session: StoredSession): number {
    const row = this.#database
      .prepare('SELECT coalesce(max(position) + 1, 0) AS count FROM events WHERE session_number = ?')
      .get(session.number);
    return Number(row?.count);
  }
}
