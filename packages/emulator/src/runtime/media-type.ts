/** A media type without its parameters, in lower case: `text/plain` for `Text/Plain; charset=utf-8`. */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(';')[0] ?? '').trim().toLowerCase();
}

/** Whether content of a media type is JSON. */
export function isJsonType(mediaType: string): boolean {
  return /^application\/([\w.-]+\+)?json$/.test(essenceOf(mediaType));
}
