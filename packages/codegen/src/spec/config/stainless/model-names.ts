import { entriesOf, type Json, type JsonObject, ownValue, valueAt } from '../../../json.ts';
import { splitPointer } from '../../json-pointer.ts';
import { pascalName, type Translation } from './translation.ts';

/**
 * Names of types to schemas, as resources name their models. There each resource has names of its own; here the second of
 * a name gets that of its resource before it, and of several names a schema has the first.
 */
export function modelNames(resources: Json | undefined, translation: Translation): JsonObject {
  const names: Record<string, string> = {};
  const named = new Set<string>();
  const visit = (resource: Json, around: string, source: readonly string[]): void => {
    for (const [key, target] of entriesOf(ownValue(resource, 'models'))) {
      const schema = schemaName(target);
      if (schema === undefined || named.has(schema)) continue;
      const wish = pascalName(key);
      const name = [wish, around + wish].find((candidate) => isFree(candidate, names));
      if (name === undefined) continue;
      names[name] = schema;
      named.add(schema);
      translation.place(['models', name], [...source, 'models', key]);
    }
    for (const [key, child] of entriesOf(ownValue(resource, 'subresources'))) {
      visit(child, around + pascalName(key), [...source, 'subresources', key]);
    }
  };
  for (const [key, resource] of entriesOf(resources)) {
    visit(resource, pascalName(key), ['resources', key]);
  }
  return names;
}

/** The schema of the document that is meant by a model's place: `chat.completions.completion_chunk`. */
export function schemaOfModel(place: string, resources: Json | undefined): string | undefined {
  const [first = '', ...inner] = place.split('.');
  const name = inner.pop() ?? '';
  const keys = [first, ...inner.flatMap((key) => ['subresources', key]), 'models', name];
  return schemaName(valueAt(resources, keys) ?? null);
}

function isFree(name: string, names: Readonly<Record<string, string>>): boolean {
  return /^[A-Z][A-Za-z\d]*$/.test(name) && !Object.hasOwn(names, name);
}

/** The schema of the document that a model is, by its name or by a reference. A part of a schema is none. */
function schemaName(target: Json): string | undefined {
  if (typeof target !== 'string' || target === '') return undefined;
  if (!target.startsWith('#')) return target;
  const [components, schemas, name, ...rest] = splitPointer(target) ?? [];
  return components === 'components' && schemas === 'schemas' && rest.length === 0 ? name || undefined : undefined;
}
