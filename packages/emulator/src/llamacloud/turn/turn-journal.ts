import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { JobMetadata, SessionEvent } from '../../generated/models.ts';
import { groupBy } from '../../runtime/group-by.ts';
import { timestampNow } from '../storage/timestamp.ts';
import { transaction } from '../storage/transaction.ts';
import { createTitle } from './create-title.ts';
import { type BuiltEvent, fullTypeOf, isDelta, type StopEvent } from './session-events.ts';
import { UsageMeter } from './usage-meter.ts';

/** Reasons given for turns whose end was not stored when they ended. */
const reasons = {
  stopped: 'The turn was interrupted: the server stopped while it ran',
  unstored: 'The turn was interrupted: its end could not be stored',
} as const;

/** Stores turns as they happen. Every call has reached the data file when it returns. */
export class TurnJournal {
  readonly #database: DatabaseSync;
  readonly #insertEvent: StatementSync;
  readonly #insertDelta: StatementSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    // These run for every event of every turn, so they are read once.
    this.#insertEvent = database.prepare(`
      INSERT INTO events (session_number, position, event)
      SELECT ?1, coalesce(max(position) + 1, 0), ?2 FROM events WHERE session_number = ?1
    `);
    this.#insertDelta = database.prepare('INSERT INTO deltas (session_number, full_type, content) VALUES (?, ?, ?)');
  }

  /** Opens a turn with what the user asked, and gives the position of that in the history. */
  begin(sessionNumber: number, prompt: string): number {
    return transaction(this.#database, () => {
      const position = this.#nextPosition(sessionNumber);
      this.#database
        .prepare('INSERT INTO turns (session_number, first_position) VALUES (?, ?)')
        .run(sessionNumber, position);
      this.#insert(sessionNumber, { type: 'user_input', content: prompt });
      this.#database
        .prepare(`
          UPDATE sessions SET last_updated_at = ?, generated_title = coalesce(generated_title, ?) WHERE number = ?
        `)
        .run(timestampNow(), createTitle(prompt), sessionNumber);
      return position;
    });
  }

  /** Adds an event. A delta is kept until the full event that it belongs to replaces it. */
  append(sessionNumber: number, event: SessionEvent): void {
    if (isDelta(event)) {
      this.#insertDelta.run(sessionNumber, fullTypeOf(event) ?? event.type, event.content);
      return;
    }
    transaction(this.#database, () => {
      this.#database
        .prepare('DELETE FROM deltas WHERE session_number = ? AND full_type = ?')
        .run(sessionNumber, event.type);
      this.#insert(sessionNumber, event);
    });
  }

  /** The events of the last turns, oldest first. */
  lastTurns(sessionNumber: number, turnCount: number): SessionEvent[] {
    const rows = this.#database
      .prepare('SELECT event FROM events WHERE session_number = ? ORDER BY position DESC')
      .iterate(sessionNumber);
    const events: SessionEvent[] = [];
    let turns = 0;
    for (const row of rows) {
      const event = JSON.parse(String(row.event)) as SessionEvent;
      events.push(event);
      if (event.type === 'user_input') turns += 1;
      if (turns === turnCount) break;
    }
    return events.reverse();
  }

  /** What was said so far of full events that are not there yet. */
  openEvents(sessionNumber: number): BuiltEvent[] {
    const rows = this.#database
      .prepare('SELECT full_type, content FROM deltas WHERE session_number = ? ORDER BY number')
      .all(sessionNumber);
    const groups = groupBy(rows, (row) => row.full_type as BuiltEvent['type']);
    return [...groups].map(([type, pieces]) => ({ type, content: pieces.map((row) => row.content).join('') }));
  }

  /** Turns deltas whose full event never came into full events of what there is, stores those and gives them back. */
  fold(sessionNumber: number): BuiltEvent[] {
    const events = this.openEvents(sessionNumber);
    for (const event of events) this.append(sessionNumber, event);
    return events;
  }

  /** Ends a turn. What deltas left open must be folded before. */
  end(sessionNumber: number, stop: StopEvent, exportConfigIds: readonly string[]): void {
    const job: Required<JobMetadata> = {
      ...stop.usage,
      duration_ms: stop.usage.duration_ms ?? 0,
      total_input_tokens: stop.usage.total_input_tokens ?? null,
      total_output_tokens: stop.usage.total_output_tokens ?? null,
      turns: stop.usage.turns ?? 1,
      is_error: stop.is_error,
      error: stop.error,
      export_config_ids: [...exportConfigIds],
    };
    transaction(this.#database, () => {
      this.#insert(sessionNumber, stop);
      this.#database.prepare('DELETE FROM turns WHERE session_number = ?').run(sessionNumber);
      this.#database
        .prepare('UPDATE sessions SET last_updated_at = ?, job_metadata = ? WHERE number = ?')
        .run(timestampNow(), JSON.stringify(job), sessionNumber);
    });
  }

  /** Closes the turns that an earlier process left open, each with what it had sent and an error. */
  recover(): void {
    for (const row of this.#database.prepare('SELECT session_number FROM turns').all()) {
      this.close(Number(row.session_number), 'stopped');
    }
  }

  /** Closes the turn of a session that nobody runs any more, if there is one, as on a disk that was full. */
  close(sessionNumber: number, reason: keyof typeof reasons): void {
    const turn = this.#database.prepare('SELECT first_position FROM turns WHERE session_number = ?').get(sessionNumber);
    if (turn === undefined) return;
    this.fold(sessionNumber);
    const meter = new UsageMeter();
    for (const event of this.#eventsFrom(sessionNumber, Number(turn.first_position))) meter.record(event);
    this.end(sessionNumber, { type: 'stop', usage: meter.usage(0), is_error: true, error: reasons[reason] }, []);
  }

  #eventsFrom(sessionNumber: number, position: number): SessionEvent[] {
    return this.#database
      .prepare('SELECT event FROM events WHERE session_number = ? AND position >= ? ORDER BY position')
      .all(sessionNumber, position)
      .map((row) => JSON.parse(String(row.event)) as SessionEvent);
  }

  #insert(sessionNumber: number, event: SessionEvent): void {
    this.#insertEvent.run(sessionNumber, JSON.stringify(event));
  }

  #nextPosition(sessionNumber: number): number {
    const row = this.#database
      .prepare('SELECT coalesce(max(position) + 1, 0) AS next FROM events WHERE session_number = ?')
      .get(sessionNumber);
    return Number(row?.next);
  }
}
