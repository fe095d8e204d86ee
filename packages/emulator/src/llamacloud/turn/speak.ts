import type { SessionEvent } from '../../generated/models.ts';
import type { BuiltEvent } from './session-events.ts';

/** Says a text word by word and then whole. The pieces, joined, are the whole. */
export function* speak(type: BuiltEvent['type'], content: string): Generator<SessionEvent> {
  for (const [word] of content.matchAll(/\s*\S+\s*|\s+/g)) yield { type: `${type}_delta`, content: word };
  yield { type, content };
}
