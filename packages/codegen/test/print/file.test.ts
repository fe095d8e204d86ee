import { describe, expect, it } from 'vitest';
import { code, lines } from '../../src/print/code.ts';
import { generatedHeader, Imports, relativeModule, typescriptFile } from '../../src/print/file.ts';
import { seam } from '../../src/print/in-pieces.ts';

describe('Imports', () => {
  it('prints one sorted declaration for each module', () => {
    const imports = new Imports();
    imports.type('./b.ts', 'B');
    imports.value('./a.ts', 'run');
    imports.type('./a.ts', 'Options');
    imports.type('./a.ts', 'Options');
    expect(imports.print().text).toBe('import { type Options, run } from "./a.ts";\nimport type { B } from "./b.ts";');
  });

  it('imports a name once where it is used as type and as value', () => {
    const imports = new Imports();
    imports.type('./a.ts', 'A');
    imports.value('./a.ts', 'A');
    expect(imports.print().text).toBe('import { A } from "./a.ts";');
  });
});

describe('relativeModule', () => {
  it.each([
    ['index.ts', 'models.ts', './models.ts'],
    ['index.ts', '../runtime/index.ts', '../runtime/index.ts'],
    ['resources/beta/chat.ts', 'models.ts', '../../models.ts'],
    ['resources/beta/chat.ts', '../runtime/index.ts', '../../../runtime/index.ts'],
    ['resources/beta.ts', 'resources/beta/chat.ts', './beta/chat.ts'],
    ['resources/a/x.ts', 'resources/b/y.ts', '../b/y.ts'],
  ])('from %s reaches %s by %s', (from, to, wanted) => {
    expect(relativeModule(from, to)).toBe(wanted);
  });
});

describe('typescriptFile', () => {
  it('puts header, directive, imports and declarations in order', () => {
    const imports = new Imports();
    const body = [lines([code`export const a: ${imports.type('./a.ts', 'A')} = 1;`])];
    const file = typescriptFile({ path: 'x.ts', documentName: 'api.yaml', imports, body, directive: 'use client' });
    expect(file.content.split('\n').slice(1)).toEqual([
      '"use client";',
      '',
      '',
      'import type { A } from "./a.ts";',
      '',
      '',
      'export const a: A = 1;',
      '',
    ]);
  });

  it('keeps what stands between declarations out of them', () => {
    const body = [lines([code`export const a = {`, code``, code``, code``, code`};`])];
    expect(typescriptFile({ path: 'x.ts', documentName: 'api.yaml', body }).content).not.toContain(seam);
  });

  it('keeps a hostile file name inside the header', () => {
    expect(generatedHeader('a\nprocess.exit().yaml').split('\n')).toHaveLength(1);
  });
});
