import { ownProperty } from './own-property.ts';
import type { StreamData } from './page-data.ts';

/** What the events of a turn have built by a moment: a text that is still growing or complete, or an event by itself. */
export interface TurnPart {
  /** Kind of the full event. */
  readonly kind: string;
  /** The text, or the whole event as JSON. */
  readonly text: string;
  readonly isText: boolean;
  readonly isComplete: boolean;
}

/** Reads the events of a turn in the way that a client does: pieces join, and the full event replaces them. */
export function turnParts(events: readonly unknown[], stream: StreamData): readonly TurnPart[] {
  const parts: TurnPart[] = [];
  for (const event of events) {
    const kind = eventKind(event, stream);
    const { builds, text } = stream.events.find((each) => each.kind === kind) ?? {};
    const value = ownProperty(event, text);
    const isText = typeof value === 'string';
    const said = isText ? value : JSON.stringify(event);
    const isPiece = builds !== undefined;
    const open = parts.findLastIndex((part) => part.kind === (builds ?? kind) && !part.isComplete);
    const before = isPiece ? (parts[open]?.text ?? '') : '';
    const part = { kind: builds ?? kind, text: before + said, isText, isComplete: !isPiece };
    if (open === -1) parts.push(part);
    else parts[open] = part;
  }
  return parts;
}

/** Value of the discriminator; empty where there is none. */
function eventKind(event: unknown, { discriminator }: StreamData): string {
  const kind = ownProperty(event, discriminator);
  return typeof kind === 'string' ? kind : '';
}
