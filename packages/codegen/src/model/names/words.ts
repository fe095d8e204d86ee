import pluralize from 'pluralize';
import { inAscii } from './in-ascii.ts';

// What the library takes for plurals, and forms that it takes apart wrongly.
for (const end of [
  /(?:meta)?data$/i,
  /basis$/i,
  /dns$/i,
  /https$/i,
  /kms$/i,
  /kubernetes$/i,
  /redis$/i,
  /sms$/i,
  /tls$/i,
]) {
  pluralize.addUncountableRule(end);
}
for (const word of ['aws', 'canvas', 'cors', 'gps', 'lens', 'os']) pluralize.addUncountableRule(word);
for (const word of ['cache', 'cookie']) pluralize.addSingularRule(new RegExp(`${word}s$`, 'i'), word);

/** What of a name is read. Nobody writes longer ones, and to look for words takes the square of what has no end. */
const maxNameLength = 1000;

/** Of names that were asked for: each is, by many. */
const knownWords = new Map<string, readonly string[]>();

/** The words of a name, lower case: `getHTTPStatus_2xx` gives `get`, `http`, `status`, `2xx`. */
export function words(name: string): readonly string[] {
  const known = knownWords.get(name) ?? findWords(name);
  knownWords.set(name, known);
  return known;
}

function findWords(name: string): readonly string[] {
  return (
    inAscii(name.slice(0, maxNameLength))
      .replace(/OAuth|OData|OpenAPI|GraphQL|IPv(?=\d)/g, capitalizeOnly)
      // The plural of what is written in capitals: `URLs`, `listVMsOfZone`.
      .replace(/[A-Z]{2,}s(?![a-z])/g, capitalizeOnly)
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
      .split(/[^A-Za-z\d]+/)
      .filter((word) => word !== '')
      .map((word) => word.toLowerCase())
  );
}

/** The words of a name as one text: `nextPageToken`, `next_page_token` and `next-page-token` say the same. */
export function spoken(name: string): string {
  return words(name).join(' ');
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

/** Names of devices on Windows, whatever the folder and the extension. */
const deviceNames = /^(?:aux|con|nul|prn|(?:com|lpt)\d)$/;

/** A name as a file, a folder or a command, on any system: as {@link kebabCase}, no device, 60 characters at most. */
export function fileName(name: string): string {
  const step = kebabCase(name).slice(0, 60).replace(/-$/, '');
  return deviceNames.test(step) ? `${step}-item` : step;
}

/** Names as a path of files. Of a path that is too long for some systems only the end is left. */
export function filePath(names: readonly string[]): string {
  const steps = names.map(fileName);
  while (steps.length > 1 && steps.join('/').length > 150) steps.shift();
  return steps.join('/');
}

/** Of words that were asked for: the library tries some hundred rules, and names have few different words. */
const singulars = new Map<string, string>();

/** The singular of a name's last word: `index_ids` as `index_id`. */
export function singular(name: string): string {
  return name.replace(/(?<![A-Za-z])[A-Za-z]+$/, (word) => {
    const known = singulars.get(word) ?? pluralize.singular(word);
    singulars.set(word, known);
    return known;
  });
}

/** Whether a name's last word is a plural: `sessions`, not `status`. */
export function isPlural(name: string): boolean {
  return singular(name) !== name;
}

/** Verbs that hardly ever begin the name of a thing: `check_runs` and `upload_sessions` are things. */
const verbs = new Set(
  (
    'add apply assign attach calculate cancel clear close convert create delete detach disable enable fetch find generate ' +
    'get insert instantiate list merge move publish regenerate remove rename reorder replace resend restore retrieve revoke ' +
    'send set submit unassign unlink unlock update validate verify'
  ).split(' '),
);

/** Verbs that look like plurals. */
const predicates = new Set(['contains', 'exists', 'has', 'is']);

/** Whether a name is that of a call rather than of a thing: `addFollowers`, `contains`. */
export function startsWithVerb(name: string): boolean {
  const [first = '', ...others] = words(name);
  return predicates.has(first) || (others.length > 0 && verbs.has(first));
}

/** A schema's name as the name of a type. One that is written as such stays as it is: `HTTPValidationError`. */
export function typeName(name: string): string {
  return /^[A-Z][A-Za-z\d]*$/.test(name) ? name : pascalCase(name, 'Schema');
}

function capitalizeOnly(word: string): string {
  return capitalize(word.toLowerCase());
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function asIdentifierStart(name: string): string {
  return /^\d/.test(name) ? `_${name}` : name;
}
