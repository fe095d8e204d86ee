/**
 * A name that no payload can bring into code: generated names are made of whole words, so that underscores and dollars
 * show that text has become a program.
 */
export const marker = '$_pwned_$';

const attack = `globalThis.${marker} = true`;

/** Text that would do harm where it is not escaped for its place, by what it tries. */
export const payloads = {
  'the end of a comment or literal': `*/ ${attack}; /* '"\`); ${attack}; ("'\`${'\\'}'; ${attack}; //\\\n${attack}; //`,
  'code in a template or tag': `\${${attack}} \`\${${attack}}\` {{${attack}}} <%= ${attack} %></script><script>${attack}</script><X y={${attack}} /> {@link x} @example\n\`\`\`\n${attack}`,
  'line breaks and invisible characters': `a\r\n${attack}\r${attack}\u2028${attack}\u2029${attack}\u0085${attack}\v\f\u202e\u2066 ${attack} \u2069\u200b\ufeff\0\b\u001b[2J\u00ad\u061c\ud800`,
  'a way out of the folder, and a shell’s command': `../../../../${marker}/..\\..\\${marker}%2e%2e%2f/etc/passwd\0.ts; $(touch ${marker}) \`touch ${marker}\` | cat & -rf "$HOME" '`,
} as const;

/** Names that mean something to JavaScript, TypeScript or a file system. */
export const names = {
  'the prototype': '__proto__',
  'the constructor': 'constructor',
  'a promise': 'then',
  'a reserved word': 'delete',
  'a word of strict code': 'arguments',
  'a type': 'string',
  'a device': 'con',
  'nothing at all': '',
  digits: '007',
  'very many words': 'word '.repeat(120),
} as const;
