import { pascalCase, words } from './words.ts';

/** How a product is called in code, in the environment, and in a shell. */
export interface ProductName {
  readonly className: string;
  readonly constant: string;
  readonly kebab: string;
}

/**
 * Names the product of a title: "The Acme API", "Acme's official API documentation" and "Acme API for shops" are of Acme. A
 * brand that is written as one word is one: `GitHub` is `GITHUB` and `github`, and what has more parts is their words.
 */
export function nameProduct(title: string): ProductName {
  const whole = title.slice(0, maxTitleLength);
  const read = whole.replace(/^the /i, '').replace(ofDialect, '').replace(ofVersion, '');
  const [start = whole] = read.split(aboutProduct);
  const found = [start, whole].map((text) => productWords(text, wordsOfDocuments));
  const names = firstWords([...found, productWords(whole, new Set())].find((name) => name.length > 0) ?? []);
  const joined = names.map((name) => name.charAt(0).toUpperCase() + name.slice(1)).join('');
  return {
    className: joined === '' ? 'Client' : joined.replace(/^\d/, '_$&'),
    constant: names.join('_').toUpperCase() || 'API',
    kebab: names.join('-').toLowerCase() || 'api',
  };
}

/** As many words as the name of a package has room for. */
function firstWords(names: readonly string[]): readonly string[] {
  let length = 0;
  return names.filter((name) => {
    length += name.length + 1;
    return length <= maxNameLength;
  });
}

/** Registries refuse names of packages above 214 characters, a scope and the name behind it together. */
const maxNameLength = 100;

/** What of a title is read. Nobody writes longer ones. */
const maxTitleLength = 1000;

/** The words of a title, a brand as it is written, all others in lower case. */
function productWords(text: string, left: ReadonlySet<string>): readonly string[] {
  const written = text.replace(/['’]/g, '').split(/[^\p{L}\p{M}\p{N}]+/u);
  return written.flatMap((word) => {
    const parts = words(word);
    const kept = parts.filter((part) => !left.has(part));
    if (kept.length !== brandParts || !/^[A-Za-z\d]+$/.test(word)) return kept;
    return kept.length === parts.length ? word : pascalCase(kept.join(' '));
  });
}

/** A brand has so many parts: `DigitalOcean`, `OpenAI`. A name of more is one that a program has made of words. */
const brandParts = 2;

/** Where a title has named the product, and goes on to say what the document is. */
const aboutProduct = /['’]s (?=(?:open)?api|official|public|rest|swagger)|(?<=\bapis?) (?=by |for |from |of |with )/i;

/** The version of OpenAPI, where a title ends in it: "Petstore - OpenAPI 3.0". */
const ofDialect = /\b(?:openapi|swagger) v?\d(?:\.\d)*\W*$/i;

/** The version of the API, which changes while the product stays. */
const ofVersion = /\bv\d+(?:\.\d+)*\b/gi;

const wordsOfDocuments = new Set(
  'api definition documentation openapi reference rest spec specification swagger'.split(' '),
);
