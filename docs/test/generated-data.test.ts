import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('../src/', import.meta.url));

const typeOf = (file: string) => {
  if (file === 'index.json') return 'IndexData';
  return file === 'schemas.json' ? 'readonly SchemaData[]' : 'PageData';
};

/** Compiles each file as a literal of the type that the site reads it as. */
function problemsOf(files: readonly string[]): readonly string[] {
  const imports = "import type { IndexData, PageData, SchemaData } from './runtime/page-data.ts';\n";
  const constants = files.map((file, position) => {
    return `export const file${position}: ${typeOf(file)} = ${readFileSync(`${source}generated/${file}`, 'utf8')};\n`;
  });
  const name = `${source}generated-data.ts`;
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.Preserve,
    target: ts.ScriptTarget.ES2023,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (path, ...rest) =>
    path === name
      ? ts.createSourceFile(path, imports + constants.join(''), ts.ScriptTarget.ES2023)
      : getSourceFile(path, ...rest);
  const program = ts.createProgram([name], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('the generated data has the form that the site reads', () => {
  const files = readdirSync(`${source}generated`, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  );
  expect(files.length).toBeGreaterThan(2);
  expect(problemsOf(files)).toEqual([]);
});
