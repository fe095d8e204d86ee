import type { ChatSessionSummary, SessionEvent } from '../../generated/models.ts';
import type { CallContext, Handler } from '../../runtime/handler.ts';
import { HttpError } from '../../runtime/http-error.ts';
import type { Route } from '../../runtime/route.ts';
import type { EventStore } from '../storage/event-store.ts';
import { type SessionStore, scopeOf } from '../storage/session-store.ts';
import type { BuiltEvent } from '../turn/session-events.ts';
import type { TurnJournal } from '../turn/turn-journal.ts';

/** Most events that one answer holds, and that the page begins with. */
const maxEvents = 500;

const text = { type: 'string' };

/** What the page reads: the newest events of a session, or those from a position on, and what is being said. */
export const transcriptRoute: Route = {
  id: 'emulator.transcript',
  method: 'get',
  path: '/_emulator/sessions/{session_id}/events',
  authenticated: true,
  parameters: [
    { name: 'session_id', in: 'path', required: true, schema: text },
    { name: 'project_id', in: 'query', required: false, schema: text },
    { name: 'organization_id', in: 'query', required: false, schema: text },
    { name: 'from', in: 'query', required: false, schema: { type: 'integer', minimum: 0 } },
  ],
  success: { status: '200', mediaType: 'application/json', schema: { type: 'object' } },
  errors: [{ status: 'default', mediaType: 'application/json', schema: { type: 'object' } }],
};

interface TranscriptRequest {
  readonly path: { readonly session_id: string };
  readonly query: { readonly project_id?: string; readonly organization_id?: string; readonly from?: number };
}

interface TranscriptPart {
  readonly summary: ChatSessionSummary;
  /** Position of the first event. */
  readonly first: number;
  readonly events: readonly SessionEvent[];
  /** Whether there are events after these. */
  readonly has_more: boolean;
  /** What was said of events that are not complete yet. */
  readonly pieces: readonly BuiltEvent[];
  readonly is_running: boolean;
}

/** Answers the {@link transcriptRoute}. */
export function createTranscriptHandler(
  sessions: SessionStore,
  events: EventStore,
  journal: TurnJournal,
): Handler<TranscriptRequest, TranscriptPart, CallContext> {
  return ({ path, query }, { key }) => {
    const session = sessions.find(scopeOf(key, query.project_id, query.organization_id), path.session_id);
    if (session === undefined) throw new HttpError(404, 'Session not found');
    const count = events.count(session);
    const first = query.from ?? Math.max(0, count - maxEvents);
    const part = events.from(session, first, maxEvents);
    return {
      summary: session.summary,
      first,
      events: part,
      has_more: first + part.length < count,
      pieces: journal.openEvents(session.number),
      is_running: journal.isRunning(session.number),
    };
  };
}
