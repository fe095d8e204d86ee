import type { SharedAccess } from '../generated/models.ts';
import type { Handlers } from '../generated/routes.ts';
import type { CallContext } from '../runtime/handler.ts';
import { HttpError } from '../runtime/http-error.ts';
import type { IndexStore } from './index/index-store.ts';
import type { EventStore } from './storage/event-store.ts';
import { type Scope, type SessionStore, type StoredSession, scopeOf } from './storage/session-store.ts';
import type { TurnRequest, TurnRunner } from './turn/turn-runner.ts';

/** What the operations work on. */
export interface Services {
  readonly sessions: SessionStore;
  readonly events: EventStore;
  readonly indexes: IndexStore;
  readonly turns: TurnRunner;
}

const defaultPageSize = 50;
const maxPageSize = 1000;
const defaultSharedAccess: SharedAccess = 'read_only';

/** Makes the handlers of the chat operations. */
export function createHandlers(services: Services): Handlers<CallContext> {
  const { sessions, events, turns } = services;
  return {
    'beta.chat.list': ({ query }, { key }) => {
      const size = Math.min(query.page_size ?? defaultPageSize, maxPageSize);
      if (size < 1) throw invalidQuery('page_size', query.page_size, tooSmall);
      const page = sessions.list(scopeIn(query, key), { size, token: query.page_token || undefined });
      if (page === undefined) throw invalidQuery('page_token', query.page_token, unknownToken);
      return { items: page.sessions.map(({ summary }) => summary), next_page_token: page.nextToken };
    },
    'beta.chat.create': ({ query, body }, { key }) => {
      const sharedAccess = body?.shared_access ?? defaultSharedAccess;
      return sessions.create(scopeIn(query, key), body?.index_ids ?? null, sharedAccess).summary;
    },
    'beta.chat.retrieve': ({ path, query }, { key }) => {
      const session = findSession(sessions, scopeIn(query, key), path.session_id);
      return events.detail(session);
    },
    'beta.chat.delete': async ({ path, query }, { key }) => {
      const session = findSession(sessions, scopeIn(query, key), path.session_id);
      await turns.cancel(session.number, 'The session was deleted');
      sessions.delete(session);
    },
    'beta.chat.getSummary': ({ path, query }, { key }) =>
      findSession(sessions, scopeIn(query, key), path.session_id).summary,
    'beta.chat.stream': ({ path, query, body }, { key, signal }) => {
      const session = findSession(sessions, scopeIn(query, key), path.session_id);
      const indexIds = indexesOf(session, body.index_ids);
      if (turns.isRunning(session.number)) {
        throw new HttpError(409, 'A turn is already running in this session');
      }
      const found = services.indexes.find(indexIds);
      const request: TurnRequest = {
        prompt: body.prompt,
        indexIds: [...found.keys()],
        skippedIndexIds: [...new Set(indexIds)].filter((indexId) => !found.has(indexId)),
        requireAllIndexes: body.require_all_indexes ?? false,
        exportConfigIds: [...found.values()],
      };
      return turns.start(session, request, signal);
    },
  };
}

function scopeIn(query: { project_id?: string | null; organization_id?: string | null }, key: string): Scope {
  return scopeOf(key, query.project_id, query.organization_id);
}

function findSession(sessions: SessionStore, scope: Scope, sessionId: string): StoredSession {
  const session = sessions.find(scope, sessionId);
  if (session === undefined) throw new HttpError(404, 'Session not found');
  return session;
}

/** All indexes of a bound session, whichever of them the turn names; the named ones of an unbound session. */
function indexesOf({ summary }: StoredSession, named: readonly string[]): readonly string[] {
  const bound = summary.index_ids;
  if (bound === null) return named;
  const foreign = named.filter((indexId) => !bound.includes(indexId));
  if (foreign.length > 0) {
    throw new HttpError(409, `The session is bound to other indexes than these: ${foreign.join(', ')}`);
  }
  return bound;
}

const tooSmall = { type: 'greater_than_equal', msg: 'Input should be greater than or equal to 1', ctx: { ge: 1 } };
const unknownToken = { type: 'value_error', msg: 'Value error, this is not a page token of this list' };

function invalidQuery(name: string, input: unknown, problem: { type: string; msg: string }): HttpError {
  return new HttpError(422, [{ ...problem, loc: ['query', name], input }]);
}
