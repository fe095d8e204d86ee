import type { SessionEvent } from '../../generated/models.ts';
import { api } from '../../generated/routes.ts';

/** An event that is a piece of another one. */
export type DeltaEvent = Extract<SessionEvent, { type: `${string}_delta` }>;
/** An event that pieces build. */
export type BuiltEvent = Extract<SessionEvent, { type: 'thinking' | 'text' }>;
/** The event that ends a turn. */
export type StopEvent = Extract<SessionEvent, { type: 'stop' }>;

/** Kind of each delta to the kind of the full event that it builds, as the document's routes have it. */
const fullTypes: ReadonlyMap<string, BuiltEvent['type']> = new Map(
  api.routes
    .flatMap((route) => route.stream?.deltas ?? [])
    .map(({ delta, full }) => [delta, full as BuiltEvent['type']] as const),
);

/** Kind of the event that a delta belongs to; undefined for an event that is complete in itself. */
export function fullTypeOf(event: SessionEvent): BuiltEvent['type'] | undefined {
  return fullTypes.get(event.type);
}

/** Whether an event is a piece of another one. */
export function isDelta(event: SessionEvent): event is DeltaEvent {
  return fullTypes.has(event.type);
}
