import type { EncodingObject, MediaTypeObject } from '../../spec/document.ts';
import { isJsonMediaType } from '../../spec/media-type.ts';
import { usuallyExplodes } from '../parameter-style.ts';
import type { FieldEncoding } from '../types.ts';

const styles = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] as const;

/**
 * How the fields of a form are written, where its media type says so; undefined where no field has a way of its own.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#encoding-object
 */
export function buildEncodings(
  mediaType: string,
  { encoding = {} }: MediaTypeObject,
): Readonly<Record<string, FieldEncoding>> | undefined {
  const build = mediaType.startsWith('multipart/') ? partEncoding : fieldEncoding;
  const entries = Object.entries(encoding).flatMap(([name, declared]) => {
    const built = build(declared);
    return built === undefined ? [] : [[name, built] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** A part has a media type; of several, or of a range, the file itself says which it is. */
function partEncoding({ contentType }: EncodingObject): FieldEncoding | undefined {
  return contentType === undefined || /[,*]/.test(contentType) ? undefined : { mediaType: contentType };
}

/** A field of a URL-encoded form has a style or, where none is given, a media type. */
function fieldEncoding({ contentType, style, explode, allowReserved }: EncodingObject): FieldEncoding | undefined {
  const known = styles.find((candidate) => candidate === style) ?? 'form';
  if (style !== undefined || explode !== undefined || allowReserved === true) {
    return {
      ...(known !== 'form' && { style: known }),
      ...(!(explode ?? usuallyExplodes(known)) && known !== 'deepObject' && { explode: false }),
      ...(allowReserved === true && { allowReserved }),
    };
  }
  return contentType !== undefined && isJsonMediaType(contentType) ? { mediaType: contentType } : undefined;
}
