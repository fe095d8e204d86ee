import { essenceOf, isJsonLines, isJsonMediaType, isTextMediaType } from '../spec/media-type.ts';
import type { Schema } from './schema.ts';
import { resolveSchema, type SchemaIndex } from './schema-tools.ts';

/** What content of a media type is to a program. `lines` is JSON, one text after the other. */
export type ContentKind = 'json' | 'lines' | 'urlencoded' | 'multipart' | 'text' | 'bytes';

/** Content of one media type, as a call sends or reads it. */
export interface Content {
  readonly mediaType: string;
  readonly kind: ContentKind;
  readonly schema: Schema;
}

/**
 * Joins a media type and the schema that a document has for it: what is no JSON and no form is text or bytes, whatever
 * form its schema describes. Any type (`*` + `/*`) is JSON, unless it is bytes.
 */
export function contentOf(mediaType: string, schema: Schema, index: SchemaIndex): Content {
  const known = contentKind(mediaType);
  const resolved = resolveSchema(schema, index);
  if (known === 'any') {
    return resolved.kind === 'binary'
      ? { mediaType: 'application/octet-stream', kind: 'bytes', schema }
      : { mediaType: 'application/json', kind: 'json', schema };
  }
  if (isJsonLines(mediaType) && resolved.kind === 'array') return { mediaType, kind: 'lines', schema };
  const isText = resolved.kind === 'string' || resolved.kind === 'enum' || resolved.kind === 'const';
  const kind = known === 'bytes' && isText ? 'text' : known;
  if (kind === 'text') return { mediaType, kind, schema: isText ? schema : { ...annotations(schema), kind: 'string' } };
  if (kind === 'bytes') return { mediaType, kind, schema: { ...annotations(schema), kind: 'binary' } };
  return { mediaType, kind, schema };
}

function annotations({ description, title, deprecated }: Schema): Pick<Schema, 'description' | 'title' | 'deprecated'> {
  return {
    ...(description !== undefined && { description }),
    ...(title !== undefined && { title }),
    ...(deprecated !== undefined && { deprecated }),
  };
}

/** What content is to a program by its media type alone. */
export function contentKind(mediaType: string): ContentKind | 'any' {
  const essence = essenceOf(mediaType);
  if (essence === '*/*' || essence === 'application/*') return 'any';
  if (isJsonMediaType(essence)) return 'json';
  if (essence === 'application/x-www-form-urlencoded') return 'urlencoded';
  if (essence.startsWith('multipart/')) return 'multipart';
  return isTextMediaType(essence) ? 'text' : 'bytes';
}
