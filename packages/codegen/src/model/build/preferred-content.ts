import type { MediaTypeObject } from '../../spec/document.ts';
import { essenceOf, isJsonMediaType } from '../../spec/media-type.ts';

const preferences: readonly ((mediaType: string) => boolean)[] = [
  (mediaType) => mediaType === 'application/json',
  isJsonMediaType,
  (mediaType) => mediaType === 'multipart/form-data',
  (mediaType) => mediaType === 'application/x-www-form-urlencoded',
];

/** The media type that generated code speaks where a document offers several: JSON before forms before the first. */
export function preferredContent(
  content: Readonly<Record<string, MediaTypeObject>>,
): readonly [mediaType: string, content: MediaTypeObject] | undefined {
  const entries = Object.entries(content);
  for (const isPreferred of preferences) {
    const found = entries.find(([mediaType, form]) => isPreferred(essenceOf(mediaType)) && !form['x-stream']);
    if (found !== undefined) return found;
  }
  return entries[0];
}
