import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { referencePage, writtenPages } from './read-snippets.ts';

const docs = fileURLToPath(new URL('../../', import.meta.url));
const snippets = [...writtenPages(), referencePage('typescript', 'ts'), referencePage('react', 'tsx')]
  .flatMap((page) => page.snippets)
  .filter(({ language, notRun }) => (language === 'ts' || language === 'tsx') && notRun === undefined);

/** Snippets by the file that each is compiled as. They stand in this package, which sees all that they import. */
const files = new Map(
  snippets.map(({ language, text }, position) => [`${docs}test/snippet-${position}.${language}`, text]),
);

function problemsOf(): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    customConditions: ['@llamacloud-prod/source'],
    jsx: ts.JsxEmit.ReactJSX,
    lib: ['lib.esnext.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.fileExists = (file) => files.has(file) || existsSync(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = files.get(file);
    return text === undefined ? getSourceFile(file, language, ...rest) : ts.createSourceFile(file, text, language);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((file, position) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => {
      return `${snippets[position]?.place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')} (${path.extname(file)})`;
    });
  });
}

test('every snippet of TypeScript and React agrees with the packages', () => {
  expect(snippets.length).toBeGreaterThan(15);
  expect(problemsOf()).toEqual([]);
}, 60_000);
