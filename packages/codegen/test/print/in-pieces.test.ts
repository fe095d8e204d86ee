import { describe, expect, it } from 'vitest';
import { checkSyntax } from '../../src/print/check-syntax.ts';
import { finishFile } from '../../src/print/finish-file.ts';
import { formatFile } from '../../src/print/format.ts';
import { inPieces } from '../../src/print/in-pieces.ts';

const comment = `/**\n * ${'Words. '.repeat(20)}\n *\n * export const a = 1;\n */`;
const declarations = Array.from(
  { length: 3000 },
  (_, index) => `${comment}\nexport interface Pet${index} { name: "a" }`,
);
const content = `// Header.\nimport { make } from '../runtime/make.ts';\n\n${declarations.join('\n\n\n')}\n`;

describe('a long file', () => {
  it('is cut between its declarations, and loses nothing', () => {
    const pieces = [...inPieces(content)];
    expect(pieces.length).toBeGreaterThan(1);
    expect(pieces.join('')).toBe(content);
    expect(pieces.slice(1).every((piece) => piece.startsWith('\n\n/**\n'))).toBe(true);
  });

  it('is formatted as it would be whole', async () => {
    const pieces = await Promise.all(
      declarations.map(async (text) => (await formatFile({ path: 'a.ts', content: text })).content),
    );
    const { content: formatted } = await finishFile({ path: 'resources/a.ts', content });
    expect(formatted.slice(formatted.indexOf('/**'))).toBe(pieces.join('\n'));
  });

  it.each([
    ['refused for a statement in a later piece', 'process.exit();'],
    ['refused for a call of what is not the runtime', 'export const pet = steal();'],
  ])('is %s, with its line', (_name, statement) => {
    const line = content.split('\n').length + 2;
    const check = () => checkSyntax({ path: 'resources/a.ts', content: `${content}\n\n${statement}\n` });
    expect(check).toThrow(`at line ${line}.`);
  });

  it('may call the runtime in any piece', () => {
    const whole = `${content}\n\nexport const pet = make('a');\n`;
    expect(() => checkSyntax({ path: 'resources/a.ts', content: whole })).not.toThrow();
  });
});
