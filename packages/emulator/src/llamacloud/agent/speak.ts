import type { SessionEvent } from '../../generated/models.ts';
import type { BuiltEvent } from '../turn/session-events.ts';

/** Says a text piece by piece, as the pieces come, and then whole. */
export async function* speak(
  type: BuiltEvent['type'],
  pieces: Iterable<string> | AsyncIterable<string>,
): AsyncGenerator<SessionEvent> {
  const said: string[] = [];
  for await (const content of pieces) {
    said.push(content);
    yield { type: `${type}_delta`, content };
  }
  yield { type, content: said.join('') };
}

/** Cuts a text into words, each with the space around it. The words, joined, are the text. */
export function wordsOf(text: string): string[] {
  return text.match(/\s*\S+\s*|\s+/g) ?? [];
}
