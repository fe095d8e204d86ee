import { describe, expect, it } from 'vitest';
import type { FamilyFile } from '../../src/generate-family.ts';
import { type Printer, printer } from '../../src/threads/printer.ts';
import { RememberingPrinter } from '../../src/threads/remembering-printer.ts';

const file = (name: string, value: number): FamilyFile => {
  return { package: 'core', path: `resources/${name}.ts`, content: `export const a   =   ${value}` };
};

/** A printer, and the paths of the files that another was asked for. */
function remembering() {
  const asked: string[] = [];
  const other: Printer = {
    printSchema: (source) => {
      asked.push(source.documentName);
      return printer.printSchema(source);
    },
    finishFiles: (files) => {
      asked.push(...files.map(({ path }) => path));
      return printer.finishFiles(files);
    },
  };
  return { asked, printer: new RememberingPrinter(other) };
}

describe('RememberingPrinter', () => {
  it('finishes again what is printed in another way than in the last run', async () => {
    const { asked, printer } = remembering();
    await printer.finishFiles([file('pets', 1), file('toys', 1), file('shops', 1)]);
    printer.endRun();
    asked.length = 0;
    const finished = await printer.finishFiles([file('pets', 1), file('toys', 2), file('shops', 1)]);
    expect(asked).toEqual(['resources/toys.ts']);
    expect(finished.map(({ content }) => content)).toEqual([
      'export const a = 1;\n',
      'export const a = 2;\n',
      'export const a = 1;\n',
    ]);
  });

  it('forgets what a run does not ask for', async () => {
    const { asked, printer } = remembering();
    await printer.finishFiles([file('pets', 1)]);
    printer.endRun();
    await printer.finishFiles([file('toys', 1)]);
    printer.endRun();
    await printer.finishFiles([file('pets', 1)]);
    expect(asked).toEqual(['resources/pets.ts', 'resources/toys.ts', 'resources/pets.ts']);
  });

  it('prints the types of the same document once', async () => {
    const { asked, printer } = remembering();
    const source = { json: '{"openapi":"3.1.1","info":{},"paths":{}}', documentName: 'api.yaml' };
    const types = await printer.printSchema(source);
    expect(await printer.printSchema({ ...source })).toBe(types);
    await printer.printSchema({ ...source, documentName: 'shop.yaml' });
    expect(asked).toEqual(['api.yaml', 'shop.yaml']);
  });
});
