import pluralize from 'pluralize';
import { reservedWords } from './reserved-names.ts';

/** The words of a name, lower case: `getHTTPStatus_2xx` gives `get`, `http`, `status`, `2xx`. */
export function words(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** `get_full_session` as `getFullSession`. Never starts with a digit; `fallback` where no word is left. */
export function camelCase(name: string, fallback = 'value'): string {
  const pascal = pascalCase(name, fallback);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** `get_full_session` as `GetFullSession`. Never starts with a digit; `fallback` where no word is left. */
export function pascalCase(name: string, fallback = 'Value'): string {
  const joined = words(name).map(capitalize).join('');
  return asIdentifierStart(joined === '' ? capitalize(fallback) : joined);
}

/** `getFullSession` as `get-full-session`; `fallback` where no word is left. */
export function kebabCase(name: string, fallback = 'value'): string {
  return words(name).join('-') || fallback;
}

/** The singular of a name's last word: `index_ids` as `index_id`. */
export function singular(name: string): string {
  return name.replace(/[A-Za-z]+$/, (word) => pluralize.singular(word));
}

/** Whether a name's last word is a plural: `sessions`, not `status`. */
export function isPlural(name: string): boolean {
  return singular(name) !== name;
}

/** A schema's name as a TypeScript identifier. A name that is one already, and no reserved word, stays as it is. */
export function typeName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) && !reservedWords.has(name) ? name : pascalCase(name, 'Schema');
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function asIdentifierStart(name: string): string {
  return /^\d/.test(name) ? `_${name}` : name;
}
