import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import { joinPointer } from '../json-pointer.ts';
import type { ConfinedResolver } from './confined-resolver.ts';
import type { SourceDocument } from './document-positions.ts';

/**
 * A document's files as one object, by their paths. Every reference is a pointer in it, so that whoever walks it goes the
 * ways of those who resolve references from file to file. Files that cannot be read are not in it.
 */
export async function joinFiles(main: SourceDocument, resolver: ConfinedResolver): Promise<JsonObject> {
  const joined = new Map<string, Json>();
  const known = new Set([main.path]);
  const waiting = [{ path: main.path, value: main.parsed as Json }];
  for (const { path, value } of waiting) {
    const others = new Map<string, string>();
    const toPointer = (reference: string) => {
      const [uri = '', pointer = ''] = reference.split('#');
      const target = uri === '' ? path : resolver.resolveExternalRef(path, uri);
      if (!known.has(target)) others.set(target, uri);
      // A percent sign would be read as the start of an escape.
      return joinPointer('#', target).replaceAll('%', '%25') + pointer;
    };
    joined.set(path, withReferences(value, toPointer));
    for (const [target, uri] of others) {
      known.add(target);
      const read = await resolver.resolveDocument<Json>(path, uri).catch(() => undefined);
      if (read) waiting.push({ path: target, value: read.parsed });
    }
  }
  return Object.fromEntries(joined);
}

function withReferences(value: Json, change: (reference: string) => string): Json {
  if (Array.isArray(value)) return value.map((item) => withReferences(item, change));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    return [key, key === '$ref' && typeof inner === 'string' ? change(inner) : withReferences(inner, change)] as const;
  });
  return Object.fromEntries(entries);
}
