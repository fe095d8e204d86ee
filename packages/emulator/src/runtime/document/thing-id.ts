import type { JsonSchema } from '../route.ts';

/**
 * The property that holds what a path's parameter names: `session_id` or `id` for `session_id`, `name` for `petName`.
 * Undefined where none of the names fits.
 */
export function idPropertyOf(names: Iterable<string>, parameter: string): string | undefined {
  const wanted = plain(parameter);
  const fitting = [...names].filter((name) => wanted.endsWith(plain(name)) && plain(name) !== '');
  return fitting.sort((a, b) => b.length - a.length)[0] ?? [...names].find((name) => plain(name) === 'id');
}

/** Makes the id of the nth thing of a collection, in the form that its path parameter or its property asks for. */
export function makeId(named: { readonly name: string; readonly schema: JsonSchema }, number: number): string | number {
  const { type, format } = named.schema;
  if ([type].flat().some((name) => name === 'integer' || name === 'number')) return number;
  if (format === 'uuid') return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const stem = named.name.replace(/[_-]?(id|uuid|key)$/i, '').toLowerCase();
  return `${stem === '' ? 'thing' : stem}-${number}`;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
