import { expect } from 'vitest';
import type { SessionEvent, TextEvent, ThinkingEvent } from '../../src/generated/models.ts';

/** What a turn is closed with whose process died. */
export const interrupted = 'The turn was interrupted: the server stopped while it ran';

/**
 * Holds what a client received of one turn against the session that is stored, which had no turn before: the received
 * full events are stored in order, the deltas begin the full events, and nothing stands after the stop.
 */
export function expectPrefix(received: readonly SessionEvent[], stored: readonly SessionEvent[], prompt: string): void {
  expect(stored[0]).toEqual({ type: 'user_input', content: prompt });
  expect(stored.filter(isDelta)).toEqual([]);
  const full = received.filter((event) => !isDelta(event));
  expect(stored.slice(1, 1 + full.length)).toEqual(full);
  for (const type of ['thinking', 'text'] as const) {
    expect(said(stored, type).startsWith(said(received, type))).toBe(true);
  }
  expect(stored.filter((event) => event.type === 'stop')).toHaveLength(1);
  expect(stored.at(-1)?.type).toBe('stop');
}

function isDelta(event: SessionEvent): boolean {
  return event.type.endsWith('_delta');
}

/** What a kind of event says in full, whether it arrived whole or in pieces. */
function said(events: readonly SessionEvent[], type: 'thinking' | 'text'): string {
  const pieces = events.flatMap((event) =>
    'content' in event && event.type === `${type}_delta` ? [event.content] : [],
  );
  const full = events.find((event): event is ThinkingEvent | TextEvent => event.type === type);
  return full?.content ?? pieces.join('');
}
