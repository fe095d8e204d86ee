import ts from 'typescript';
import { expect, it } from 'vitest';
import { escapedText } from './code-facts.ts';
import { marker } from './payloads.ts';

const factOf = (text: string) => escapedText(ts.createSourceFile('a.tsx', text, ts.ScriptTarget.ESNext, true));

it.each([
  ['a literal', `const a = "${marker}";`],
  ['a comment', `/** ${marker} */ const a = 1;`],
  ['a quoted key', `const a = { "${marker} ": 1 };`],
  ['a type', `type A = '${marker}';`],
])('a text may stand in %s', (_place, text) => {
  expect(factOf(text)).toBeUndefined();
});

it.each([
  ['a call', `${marker}();`],
  ['a property', `globalThis.${marker} = true;`],
  ['a template', `const a = \`${marker}\`;`],
  ['a template with code', `const a = \`\${b} ${marker}\`;`],
  ['a regular expression', `const a = /${marker}/;`],
  ['markup', `const a = <b>${marker}</b>;`],
  ['a private name', `class A { #${marker} = 1; }`],
])('a text that stands as %s is found', (_place, text) => {
  expect(factOf(text)).toMatch(/^text as /);
});

it.each(['\u202e', '\u2028', '\u0000', '\r', '\ufeff'])('an invisible character is found: %j', (character) => {
  expect(factOf(`// a${character}b`)).toBe('an invisible character at 4');
});
