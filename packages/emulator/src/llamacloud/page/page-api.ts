import type { ChatSessionSummary, SessionEvent } from '../../generated/models.ts';
import { api, type Handlers } from '../../generated/routes.ts';
import type { AnyHandlers, CallContext, Handler } from '../../runtime/handler.ts';
import { HttpError } from '../../runtime/http-error.ts';
import type { ApiDescription, Route } from '../../runtime/route.ts';
import type { EventStore } from '../storage/event-store.ts';
import { type SessionStore, scopeOf } from '../storage/session-store.ts';
import type { BuiltEvent } from '../turn/session-events.ts';
import type { TurnJournal } from '../turn/turn-journal.ts';
import type { TurnRunner } from '../turn/turn-runner.ts';

/** Below this path is what the page loads and asks; the page itself is at `/`. */
export const pagePath = '/_emulator';

/** Most events that one answer holds, and that the page begins with. */
const maxEvents = 500;

const text = { type: 'string' };

/** The list of sessions is the API's own. */
const listId = 'beta.chat.list';

const transcriptRoute: Route = {
  id: 'page.transcript',
  method: 'get',
  path: `${pagePath}/sessions/{session_id}/events`,
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

/**
 * What the page asks: the list of sessions, and the newest events of a session or those from a position on, with what is
 * being said. It has addresses of its own, so that faults, latency and the log of calls are the app's alone.
 */
export const pageApi: ApiDescription = {
  ...api,
  routes: [
    ...api.routes.filter(({ id }) => id === listId).map((route) => ({ ...route, path: `${pagePath}/sessions` })),
    transcriptRoute,
  ],
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

/** What the page is told of. */
export interface TranscriptServices {
  readonly sessions: SessionStore;
  readonly events: EventStore;
  readonly journal: TurnJournal;
  readonly turns: TurnRunner;
}

/** Answers what the page asks. */
export function createPageHandlers(
  listSessions: Handlers<CallContext>[typeof listId],
  services: TranscriptServices,
): AnyHandlers<CallContext> {
  return { [listId]: listSessions, [transcriptRoute.id]: createTranscriptHandler(services) };
}

function createTranscriptHandler({
  sessions,
  events,
  journal,
  turns,
}: TranscriptServices): Handler<TranscriptRequest, TranscriptPart, CallContext> {
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
      is_running: turns.isRunning(session.number),
    };
  };
}
