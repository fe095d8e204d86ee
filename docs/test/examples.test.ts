import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import type { IndexData, PageData } from '../src/runtime/page-data.ts';

const generated = fileURLToPath(new URL('../src/generated/', import.meta.url));
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(generated, file), 'utf8'));

/** Examples by the file that each is compiled as. They stand in the React package, which sees all that they import. */
function examples(): ReadonlyMap<string, string> {
  const folder = fileURLToPath(new URL('../../packages/react/test/', import.meta.url));
  const { setup } = readJson('index.json') as IndexData;
  const operations = readdirSync(path.join(generated, 'operations'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .map((file) => readJson(path.join('operations', file)) as PageData);
  const named = [
    ['setup.ts', setup.typescript],
    ['setup.tsx', setup.react],
    ...operations.flatMap(({ id, views }) => [
      [`${id}.ts`, views.typescript.example],
      [`${id}.tsx`, views.react.example],
    ]),
  ];
  return new Map(named.map(([name, text]) => [`${folder}example-${name}`, text ?? '']));
}

function problemsOf(files: ReadonlyMap<string, string>): readonly string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    customConditions: ['@llamacloud-prod/source'],
    jsx: ts.JsxEmit.ReactJSX,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleDetection: ts.ModuleDetectionKind.Force,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = files.get(file);
    return text === undefined ? getSourceFile(file, language, ...rest) : ts.createSourceFile(file, text, language);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(
      ({ messageText }) => `${path.basename(file)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}

test('every TypeScript and React example agrees with the packages', () => {
  const files = examples();
  expect(files.size).toBeGreaterThan(2);
  expect(problemsOf(files)).toEqual([]);
}, 60_000);
