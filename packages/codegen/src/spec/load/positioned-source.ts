import { Source } from '@redocly/openapi-core';

/** A file's text for finding places in it. The parser that finds them fails at a tag for bytes, which means nothing there. */
export function positionedSource(path: string, text: string): Source {
  const tag = '!!binary';
  return new Source(path, text.replaceAll(tag, ' '.repeat(tag.length)));
}
